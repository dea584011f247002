"""Names of months that Babel does not carry (source: CLDR 46 and the calendars printed in each country)."""

_SOLAR_HIJRI = {
    "en": "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand",
    "de": "Farwardin Ordibehescht Chordad Tir Mordad Schahriwar Mehr Aban Asar Dey Bahman Esfand",
    "fr": "Farvardin Ordibehecht Khordad Tir Mordad Chahrivar Mehr Aban Azar Dey Bahman Esfand",
    "fa": "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
    "fa-AF": "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت",
    "ps": "وری غویی غبرگولی چنگاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب",
    "ar": "فرفردن أذربيهشت خرداد تير مرداد شهرفار مهر آيان آذر دي بهمن اسفندار",
    "uk": "фарвардін ордібехешт хордад тір мордад шахрівер мехр абан азер дей бахман есфанд",
}
_ISLAMIC = {
    "en": "Muharram|Safar|Rabi I|Rabi II|Jumada I|Jumada II|Rajab|Shaban|Ramadan|Shawwal|Dhul-Qidah|Dhul-Hijjah",
    "de": "Muharram|Safar|Rabi I|Rabi II|Dschumada I|Dschumada II|Radschab|Schaban|Ramadan|Schawwal|Dhu l-Qada|"
    "Dhu l-Hiddscha",
    "fr": "mouharram|safar|rabia al awal|rabia ath-thani|joumada al oula|joumada ath-thania|rajab|chaabane|ramadan|"
    "chawwal|dhou al qi`da|dhou al-hijja",
    "ar": "محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة",
    "fa": "محرم|صفر|ربیع‌الاول|ربیع‌الثانی|جمادی‌الاول|جمادی‌الثانی|رجب|شعبان|رمضان|شوال|ذیقعده|ذیحجه",
}
_ETHIOPIAN = {
    "en": "Meskerem Tikimt Hidar Tahsas Tir Yekatit Megabit Miyazya Ginbot Sene Hamle Nehase Pagumen",
    "am": "መስከረም ጥቅምት ኅዳር ታኅሣሥ ጥር የካቲት መጋቢት ሚያዝያ ግንቦት ሰኔ ሐምሌ ነሐሴ ጳጉሜን",
    "ti": "መስከረም ጥቅምቲ ሕዳር ታሕሳስ ጥሪ ለካቲት መጋቢት ሚያዝያ ግንቦት ሰነ ሓምለ ነሓሰ ጳጉሜን",
    "ar": "مسكريم تكمت هدار تهساس تر يكتت مجابيت ميازيا جنبت سين هامل نهاس باجمن",
}

MONTHS: dict[str, dict[str, tuple[str, ...]]] = {
    "solar_hijri": {tag: tuple(names.split()) for tag, names in _SOLAR_HIJRI.items()},
    "islamic": {tag: tuple(names.split("|")) for tag, names in _ISLAMIC.items()},
    "ethiopian": {tag: tuple(names.split()) for tag, names in _ETHIOPIAN.items()},
}
