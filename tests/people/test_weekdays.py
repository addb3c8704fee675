import pytest

from starter.files import weekdays


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("ma-vr", "12345"),
        ("Mon - Thu", "1234"),
        ("4321", "1234"),
        ("vr-ma", "1567"),
        ("ma di, do", "124"),
        ("ma-di/vr", "125"),
        ("zo", "7"),
        ("mo+we", "13"),
        ("1-5", "12345"),
    ],
)
def test_days_as_people_write_them(text: str, days: str) -> None:
    assert weekdays.parse(text) == days


@pytest.mark.parametrize("text", ["", "-", "ma-", "maandag", "89", "0", "ma--vr", "1,,2x"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="write days such as"):
        weekdays.parse(text)
