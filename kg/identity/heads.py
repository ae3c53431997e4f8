"""Words that names of groups are made of, in English and Arabic: heads (Front, Jabhat), and words that are translated.

Each line of a table gives one meaning and the words for it, in any spelling: they are looked up by sound (``meaning``).
Words of Arabic script stand without the article.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.identity.sounds import Sound, sound
from kg.identity.spelling import plain

_HEADS = """
front: front jabhat jabha jebhat jabhah jebha جبهة
army: army jaysh jaish jeish gaysh جيش
brigade: brigade brigades liwa liwaa lewa alwiya alwiyat alwiyah لواء ألوية
battalion: battalion battalions katiba katibat katibah كتيبة
battalion brigade: kataib katiib kataeb كتائب
company brigade: saraya سرايا
company: company companies sariya sariyat سرية
division: division divisions firqa firqat firqah فرقة
regiment: regiment fawj fauj فوج
corps: corps legion faylaq failaq فيلق
movement: movement harakat haraka harakah حركة
organization: organization organisation munazzamat munazzama tanzim tandhim منظمة تنظيم group jamaat jamaa jamaah جماعة
gathering: gathering tajammu tajamu tajamma تجمع
union: union ittihad اتحاد
council: council majlis مجلس
party: party hizb حزب
commission organization: commission authority committee hayat hayah haya هيئة
room: operationsroom غرفةعمليات
forces: forces force quwat quwwat قوات
units: units unit wahdat
militia: militia militias
coalition: coalition alliance tahaluf itilaf ائتلاف تحالف
guard: guard guards haras حرس
"""

_MEANINGS = """
islamic: islamic islami islamiya islamiyya islamiyah islamiyyah islamist إسلامي إسلامية
state: state dawla dawlat dawlah دولة
syrian: syrian suri suriya souriya سوري سورية
national: national watani watania wataniya وطني وطنية
free: free hurr hur حر
democratic: democratic dimuqrati dimuqratiya ديمقراطي ديمقراطية
liberation: liberation tahrir tahreer تحرير
sham: sham levant cham شام
iraq: iraq irak عراق
syria: syria suriya سوريا
revolutionaries: revolutionaries thuwar thuwwar ثوار
martyrs: martyrs shuhada chouhada شهداء
supporters: supporters ansar أنصار
falcons: falcons hawks suqour suqur suqoor صقور
victory: victory nasr نصر
conquest: conquest fath فتح
mujahideen: mujahideen mujahidin mujahedeen moudjahidine مجاهدين مجاهدون
muslims: muslims muslimin muslimeen مسلمين
storm: storm asifa asifat عاصفة
north: north northern shamal shamali شمال
south: south southern janub janubi جنوب جنوبي
east: east eastern sharq sharqiya شرق شرقية
west: west western gharb gharbiya غرب غربية
soldiers: soldiers jund junud جند جنود
grandsons: grandsons descendants ahfad أحفاد
prophet: prophet rasul rasoul رسول
sunna: sunna sunnah sunni سنة
people: people peoples
allah: allah god الله
transitional: transitional intiqali انتقالي
rapid: rapid sari سريع
support: support daam dam دعم
kurdish: kurdish kurdi kurdiya كردي كردية
"""

_CONNECTORS = "of the for and in to fi li lil bi wa wal w ua de du da des et في و من"
_TITLES = """
mr mrs dr sheikh shaykh sheik cheikh senior general gen lieutenant lt colonel col major maj captain capt brigadier
brig field marshal president prime minister commander emir amir mullah mawlawi maulvi imam sayyid sayyed haji hajji شيخ
"""
_ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth twentieth
"""
_ARABIC_ORDINALS = "اولا ثانية ثالثة رابعة خامسة سادسة سابعة ثامنة تاسعة عاشرة"

CONNECTORS = frozenset(_CONNECTORS.split())
TITLES = frozenset(_TITLES.split())
ORDINALS: Mapping[str, str] = {
    word: str(i) for series in (_ORDINALS, _ARABIC_ORDINALS) for i, word in enumerate(series.split(), 1)
}
WEAK_HEADS = frozenset({"movement", "organization", "gathering"})
"""Heads that a name with two words of its own may lose: "Ahrar al-Sham" is the "Ahrar al-Sham Movement"."""
SIZES = frozenset({"brigade", "battalion", "company", "division", "regiment", "corps", "army", "forces", "units"})
"""Heads that say how large a force is: the same name may grow from one into another."""


@cache
def head_classes(word: str) -> frozenset[str]:
    """The kinds of group that a folded word may mean; empty for any other word."""
    return _table(_HEADS).get(sound(word), frozenset())


@cache
def meaning(word: str) -> str:
    """The English word for a folded word that names translate ("dawla" is "state"), or else ""."""
    return next(iter(_table(_MEANINGS).get(sound(word), ("",))))


@cache
def _table(lines: str) -> Mapping[Sound, frozenset[str]]:
    """Sound of each word -> what the lines say that it means."""
    found: dict[Sound, frozenset[str]] = {}
    for line in lines.strip().splitlines():
        meanings, _, spellings = line.partition(":")
        for word in plain(spellings).split():
            found[sound(word)] = frozenset(meanings.split())
    return found
