"""The written report (.docx) after Nghị định 30/2020/NĐ-CP, Phụ lục I."""
