/** Invented accounts and what they write. Nobody here exists. */

export interface Person {
  dataset: string;
  id: string;
  handle: string | null;
  name: string | null;
  language: string;
  client: string;
  /** How many posts it makes. */
  posts: number;
  /** The hours in UTC at which it likes to post. */
  hours: [number, number];
  bio: string | null;
  place: string | null;
  created: string;
  followers: number;
}

export const DATASETS = {
  iran_201810: {
    name: 'Iran, October 2018',
    released: '2018-10-17',
    publisher: 'Twitter',
    attribution: 'Iran',
  },
  thailand_092020: {
    name: 'Thailand, September 2020',
    released: '2020-10-08',
    publisher: 'Twitter',
    attribution: 'Royal Thai Army',
  },
  russia_ira: {
    name: 'Internet Research Agency, 2018',
    released: '2018-10-17',
    publisher: 'Clemson University',
    attribution: null,
  },
} as const;

const HASH = '4f2a9c7be01d55c38aa0d1e27f6b9934c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f6';
const HASH_TWO = '9be1c0d7f2a35c48b6d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5';

const BIOS: Record<string, string> = {
  fa: 'آخرین خبرها از پایتخت، هر روز.',
  en: 'News you will not read elsewhere.',
  ru: 'Новости города каждый час.',
};

export const PEOPLE: Person[] = [
  person('iran_201810', '297000001', 'tehran_now', 'Tehran Now', 'fa', 'TweetDeck', 310, [5, 14]),
  person('iran_201810', '297000002', 'alquds_voice', 'صوت القدس', 'ar', 'Twitter Web Client', 180, [7, 18]),
  person('iran_201810', HASH, null, null, 'fa', 'Twitter for Android', 140, [16, 22]),
  person(
    'iran_201810',
    '297000004',
    'LibertyFrontPage',
    'Liberty Front Page',
    'en',
    'Hootsuite',
    120,
    [8, 15],
  ),
  person('thailand_092020', HASH_TWO, null, null, 'th', 'Twitter for iPhone', 150, [2, 10]),
  person('thailand_092020', '118800012', 'siam_today', 'สยามวันนี้', 'th', 'Twitter Web App', 90, [1, 11]),
  person('russia_ira', 'ten_gop_nw', 'TEN_GOP_NW', 'Northwest Gazette', 'en', '', 200, [6, 16]),
  person('russia_ira', 'novosti_spb', 'novosti_spb', 'Новости Петербурга', 'ru', '', 220, [5, 17]),
  person('russia_ira', 'daily_wan', 'daily_wan', '每日一萬', 'zh', '', 60, [0, 9]),
];

function person(
  dataset: string,
  id: string,
  handle: string | null,
  name: string | null,
  language: string,
  client: string,
  posts: number,
  hours: [number, number],
): Person {
  const bio = handle === null ? null : (BIOS[language] ?? null);
  const place = language === 'fa' ? 'تهران' : null;
  return {
    dataset,
    id,
    handle,
    name,
    language,
    client,
    posts,
    hours,
    bio,
    place,
    created: '2014-03-11',
    followers: posts * 37,
  };
}

export const TEXTS: Record<string, string[]> = {
  fa: [
    'مردم در خیابان‌های تهران جمع شدند و می‌خواهند صدایشان شنیده شود #تهران https://press.example/a/1204',
    'فردا ساعت ۱۷ همه با هم #فلسطین را تنها نمی‌گذاریم 🇵🇸',
    'گزارش تازه دربارهٔ بازار ارز و قیمت‌ها؛ می‌گویند تا پایان هفته روشن می‌شود https://khabar.example/economy',
    'RT @alquds_voice: القدس عاصمة فلسطین الأبدیة #قدس',
    '@LibertyFrontPage این خبر درست نیست، اصل گفتگو را ببینید',
    'هوا امروز آفتابی است.',
  ],
  ar: [
    'القدس لنا وستبقى #القدس #فلسطين https://press.example/ar/88',
    'بيان صادر عن اللجنة: لا تفاوض على الحقوق الثابتة، والكلمة الأخيرة للشعب في كل مكان من هذه الأرض الطيبة',
    'صباح الخير من القدس',
    'RT @tehran_now: مردم در خیابان‌های تهران جمع شدند #تهران',
  ],
  en: [
    'BREAKING: thousands march in the capital tonight, and no network is showing it #news https://press.example/en/41',
    'RT @TEN_GOP_NW: They said it could not happen here. Read this before it is gone #MAGA',
    'Why is nobody talking about this? &gt;&gt; https://liberty.example/why?id=3&amp;s=1 #news',
    'Good morning! Coffee first.',
    'Water restored in the eastern districts, officials say. More at https://gazette.example/water #local',
  ],
  ru: [
    'В Петербурге открыли новый мост, движение пустят в пятницу #новости https://spb.example/most',
    'Погода на выходные: дождь и до +12 #погода',
    'Жители района жалуются на шум от стройки. Власти обещают проверку #новости',
    'RT @novosti_spb: Губернатор ответил на вопросы горожан',
  ],
  th: [
    'ขอบคุณพี่ทหารทุกนายที่ดูแลประชาชนในช่วงน้ำท่วม #กองทัพบก https://pic.example/t/1',
    'ร่วมแรงร่วมใจ เราจะผ่านมันไปด้วยกัน #สู้ไปด้วยกัน',
    'RT @siam_today: วันนี้ที่ชายแดน ทหารช่วยชาวบ้านเก็บเกี่ยวข้าว #กองทัพบก',
    'สวัสดีตอนเช้า',
  ],
  zh: ['今天香港的天气很好，适合外出 #香港', '最新消息：会议将于下周举行 https://wan.example/hui', '早上好'],
};
