"""`cchc merge`: what is written, what is said, and how it ends."""

REPORT = "outputs/bao-cao.txt"


def test_a_whole_campaign_is_merged(cchc, city):
    """All reports there and nothing wrong: the report is written, exit code 0."""
    ran = cchc("merge", city)

    assert ran.code == 0
    assert "tasks.assigned 15\n" in (city / REPORT).read_text("utf-8")
    assert "Báo cáo: dùng 5/5" in ran.out
    assert f"{city / REPORT} (đã ghi)" in ran.out


def test_errors_in_the_data_are_told_after_writing(cchc, city):
    """A code outside its set: exit code 1, the report is written all the same."""
    (city / "inbox" / "98104.sheet").write_text("sheet 98104 2\ndialogue.held = 4\n", "utf-8")

    ran = cchc("merge", city)

    assert ran.code == 1
    assert (city / REPORT).exists()
    assert "lỗi: Xã Quảng Thắng, 1.5 " in ran.out
    assert "98104.sheet [Biểu!D2]" in ran.out


def test_a_missing_report_holds_the_merge_back(cchc, city):
    """One report missing: exit code 3, its unit is named, nothing is written."""
    (city / "inbox" / "98103.sheet").unlink()

    ran = cchc("merge", city)

    assert ran.code == 3
    assert "Chưa gửi (1): Phường Trường Thịnh" in ran.out
    assert "--allow-partial" in ran.out
    assert not (city / "outputs").exists()


def test_a_partial_merge_is_written_when_asked_for(cchc, city):
    """With `--allow-partial` an incomplete campaign ends like a whole one."""
    (city / "inbox" / "98103.sheet").unlink()

    ran = cchc("merge", city, "--allow-partial", "--output", city / "tạm")

    assert ran.code == 0
    assert "tasks.assigned 11\n" in (city / "tạm" / "bao-cao.txt").read_text("utf-8")


def test_everyone_is_told_by_name(cchc, city):
    """Late, sent again, wrong form, empty, refused: each unit is named with its file."""
    inbox = city / "inbox"
    (inbox / "981.sheet").write_text("sheet 981 1\n", "utf-8")
    (inbox / "98101-2.sheet").write_text("sheet 98101 2\ntasks.assigned = 9\n", "utf-8")
    (inbox / "98102.sheet").write_text("sheet 98102 old\n", "utf-8")
    (inbox / "lạ.txt").write_text("không phải báo cáo", "utf-8")
    (city / "inbox.csv").write_text("file,received,sender\n98103.sheet,21/3/2024 07:00,\n", "utf-8")

    ran = cchc("merge", city, "--lang", "en")

    assert ran.code == 3
    assert "Reports: 3 of 5 used" in ran.out
    assert "Sent after 2024-03-20 (1): Phường Trường Thịnh" in ran.out
    assert "Sent again (1): Phường Hòa Bình [98101-2.sheet ← 98101.sheet]" in ran.out
    assert "Wrong form (1): Phường Đông Sơn [98102.sheet]" in ran.out
    assert "Empty (1): Thành phố Mẫu [981.sheet]" in ran.out
    assert "Files of nobody known (1): lạ.txt" in ran.out


def test_the_same_again_changes_nothing(cchc, city):
    """A second merge of the same inbox leaves the file as it is and says so."""
    cchc("merge", city)
    before = (city / REPORT).stat()

    ran = cchc("merge", city)

    assert ran.code == 0
    assert "(không đổi)" in ran.out
    assert (city / REPORT).stat().st_mtime_ns == before.st_mtime_ns


def test_another_result_needs_force(cchc, city):
    """A report that came out differently replaces the old one only under `--force`; what was found
    is told all the same."""
    cchc("merge", city)
    (city / "inbox" / "98104.sheet").write_text("sheet 98104 2\ntasks.assigned = 6\n", "utf-8")

    refused, record = cchc("merge", city), cchc("merge", city, "--json")
    forced = cchc("merge", city, "--force")

    assert refused.code == 2
    assert "bao-cao.txt" in refused.err
    assert "--force" in refused.err
    assert "Báo cáo: dùng 5/5" in refused.out
    assert "Vấn đề cần rà soát" in refused.out
    assert "(đã ghi)" not in refused.out
    assert (record.code, record.envelope["error"]["kind"]) == (2, "cannot-write")
    assert (record.envelope["data"]["complete"], record.envelope["data"]["outputs"]) == (True, [])
    assert forced.code == 0
    assert "tasks.assigned 16\n" in (city / REPORT).read_text("utf-8")


def test_a_folder_that_cannot_be_written_is_named(cchc, city):
    """Where the outputs' folder cannot be made, the message names it and what to do."""
    (city / "outputs").write_text("một tệp, không phải thư mục", "utf-8")

    ran = cchc("merge", city)

    assert ran.code == 2
    assert str(city / "outputs") in ran.err
    assert "--output" in ran.err


def test_the_folder_defaults_to_the_current_one(cchc, city, monkeypatch):
    """Inside the campaign's folder no folder need be named."""
    monkeypatch.chdir(city)

    assert cchc("merge").code == 0
    assert (city / REPORT).exists()


def test_a_format_that_is_not_installed_is_told_before_anything_is_read(cchc, city):
    """By the key to correct; what needs no format goes on."""
    toml = city / "cchc.toml"
    toml.write_text(toml.read_text("utf-8") + '\n[[outputs]]\nformat = "exel"\n', "utf-8")

    ran = cchc("merge", city)

    assert ran.code == 2
    assert "khóa 'outputs.format': không có định dạng 'exel'; đang có: entry, report" in ran.err
    assert cchc("status", city).code == 0


def test_the_own_office_may_stand_among_the_expected(cchc, city):
    """It is awaited once all the same."""
    toml = city / "cchc.toml"
    text = toml.read_text("utf-8").replace("[campaign]", '[campaign]\nexpected = ["981", "98101"]')
    toml.write_text(text, "utf-8")

    assert cchc("status", city, "--json").envelope["data"]["counts"]["expected"] == 2
