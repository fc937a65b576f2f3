from collections.abc import Callable

import pytest

from matins.errors import UsageError
from matins.model.document import Document
from matins.model.summary import Summary
from matins.summary import summarise
from matins.summary.algorithms import ALGORITHMS, algorithm_named

Holds = Callable[[Summary], bool]

TEXTS = {
    "en": "The plant closed in March. The mayor opened a park there. Workers found other jobs in "
    "the city. The park is large.",
    "de": "Das Werk schloss im März. Die Bürgermeisterin eröffnete dort einen Park. Die Arbeiter fanden neue Stellen.",
    "el": "Το εργοστάσιο έκλεισε τον Μάρτιο. Η δήμαρχος άνοιξε εκεί ένα πάρκο. Οι εργάτες βρήκαν άλλες δουλειές.",
    "vi": "Nhà máy đóng cửa vào tháng ba. Thị trưởng mở một công viên ở đó. Công nhân tìm được việc khác.",
    "ar": "أغلق المصنع أبوابه في شهر مارس. وافتتحت العمدة حديقة كبيرة هناك. ووجد العمال وظائف أخرى.",
    "zh": "工厂在三月份关闭了大门。市长在那里开了一个大公园。工人们在城里找到了新工作。",
    "ja": "工場は三月に閉鎖されました。市長はそこに大きな公園を開きました。労働者は新しい仕事を見つけました。",
    "th": "โรงงานปิดทำการในเดือนมีนาคมที่ผ่านมา\nนายกเทศมนตรีเปิดสวนสาธารณะขนาดใหญ่ที่นั่น\nคนงานหางานใหม่ได้ในเมืองนี้แล้ว",
    "xx": "Fabriko fermiĝis en marto. La urbestro malfermis parkon tie. La laboristoj trovis aliajn laborojn.",
}


@pytest.mark.parametrize("lang", TEXTS)
@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_every_algorithm_works_offline_in_every_language(algorithm: str, lang: str, holds: Holds) -> None:
    summary = summarise(TEXTS[lang], lang=lang, sentences=2, algorithm=algorithm)
    assert 1 <= len(summary.sentences) <= 2
    assert summary.algorithm == algorithm
    assert holds(summary)


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_every_algorithm_keeps_the_budget_of_words(algorithm: str, news: Document) -> None:
    summary = summarise(news, sentences=None, words=45, algorithm=algorithm)
    assert sum(len(sentence.text.split()) for sentence in summary.sentences) <= 45


@pytest.mark.parametrize("algorithm", ALGORITHMS)
@pytest.mark.parametrize(
    "text", ["", "The plant closed in March.", "The of and the. And of the the it. The it of and."]
)
def test_every_algorithm_bears_texts_with_little_in_them(algorithm: str, text: str) -> None:
    assert len(summarise(text, lang="en", algorithm=algorithm).sentences) <= 3


def test_there_are_ten_algorithms() -> None:
    names = "matins lead lexrank textrank luhn lsa edmundson kl sumbasic reduction"
    assert " ".join(ALGORITHMS) == names


@pytest.mark.parametrize(("name", "hint"), [("LexRank", "did you mean lexrank"), ("qqq", "there are matins, lead")])
def test_an_unknown_name_is_answered_with_the_choices(name: str, hint: str) -> None:
    with pytest.raises(UsageError, match=hint):
        algorithm_named(name)
