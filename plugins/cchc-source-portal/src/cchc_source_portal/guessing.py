"""Which column a head most likely is of: a guess for a person to look at, never used to read."""

import re
from collections.abc import Mapping, Sequence

from cchc_source_portal.profiles import Kind

_LISTS = {
    "number": r"(stt|tt|so thu tu)",
    "code": r".*(ma( so)? ho so|so ho so|(ma|so) bien nhan)|code",
    "procedure": r".*(ma thu tuc|ma tthc)|procedurecode",
    "due": r".*(hen tra|han tra|han xu ly|han giai quyet|ngay hen).*",
    "filed": r".*ngay nop.*",
    "finished": r".*(ket thuc|hoan thanh|ngay tra|nhan ket qua|tra ket qua|ngay xong).*",
    "received": r".*(ngay (tiep )?nhan|nhan ho so|thoi gian tiep nhan).*",
    "channel": r".*(hinh thuc|kenh).*",
    "level": r".*muc do.*",
    "state": r".*(trang thai|tinh trang).*",
    "field": r".*linh vuc.*",
    "unit": r"(?!.*(ca nhan|ho ten|nguoi)).*(don vi|co quan).*",
}
_COUNTS = {
    "number": r"(stt|tt|so thu tu)",
    "online_partial": r"(?!.*giai quyet).*(mot phan|muc( do)? 3)",
    "online_full": r"(?!.*giai quyet).*(toan trinh|muc( do)? 4)",
    "direct_or_postal": r"(?!.*giai quyet).*truc tiep.*buu chinh.*",
    "direct": r"(?!.*giai quyet).*truc tiep.*",
    "online": r"(?!.*giai quyet).*truc tuyen.*",
    "postal": r"(?!.*giai quyet).*(buu chinh|bcci).*",
    "carried_over": r".*ky truoc.*",
    "in_period": r".*tiep nhan.*trong ky|tiep nhan moi",
    "received": r".*tiep nhan.*tong so|tong (so )?tiep nhan",
    "open_in_time": r".*dang (giai quyet|xu ly).*(trong|chua den) han",
    "open_overdue": r".*dang (giai quyet|xu ly).*qua han",
    "open": r".*dang (giai quyet|xu ly).*tong so",
    "early": r".*truoc han",
    "on_time": r".*dung han",
    "late": r".*qua han",
    "resolved": r".*giai quyet.*tong so",
    "waiting": r".*bo sung.*",
    "returned": r".*(tra lai|rut).*",
    "field": r".*linh vuc.*",
    "unit": r".*(don vi|co quan).*",
}


def guess(names: Sequence[str]) -> tuple[Kind, Mapping[str, int]]:
    """What kind of table these heads (by `words.key`) are most likely of, and which column each key
    is; each head is of one key at most, each key has one head."""
    lists, counts = _matched(names, _LISTS), _matched(names, _COUNTS)
    if "received" not in lists and "filed" in lists:
        lists["received"] = lists.pop("filed")
    if "code" in lists or len(lists) >= len(counts):
        return Kind.DOSSIERS, lists
    if "unit" in counts:
        counts.pop("field", None)
        return Kind.UNITS, counts
    if not {"waiting", "returned"} & set(counts):  # then they are counted in, as II.06a does
        for name in {"on_time", "resolved"} & set(counts):
            counts[f"{name}_or_aside"] = counts.pop(name)
    return Kind.FIELDS, counts


def _matched(names: Sequence[str], patterns: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, pattern in patterns.items():
        free = (n for n in range(len(names)) if n not in found.values())
        place = next((n for n in free if re.fullmatch(pattern, names[n])), None)
        if place is not None:
            found[name] = place
    return found
