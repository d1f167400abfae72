"""The report as one self-contained page: for the meeting and for the phone."""
