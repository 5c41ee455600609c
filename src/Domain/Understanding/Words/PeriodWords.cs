namespace AntiFraudBot.Domain.Understanding.Words;

/// <summary>R6: the words of each period, dialect included.</summary>
internal static class PeriodWords
{
    public static readonly (PeriodPhrase? Phrase, string Words)[] All =
    [
        (new PeriodPhrase.Today(), "今天 今日 今儿 今儿个 今朝 今仔日 今晚 今早 今夜 今个 今个儿 今晨 当日 当天 日报 今晏 今阵日 今工 该日 今麻日 今嘛日 今暝 尽日"),
        (new PeriodPhrase.Yesterday(), "昨天 昨日 昨晚 昨儿 昨儿个 昨夜 昨个 昨暝 昨朝 寻日 琴日 昨夜里 夜来 夜隔 昨儿晚上"),
        (new PeriodPhrase.DaysAgo(2), "前天 前日 前晚 前儿 前儿个 前夜 前天晚上 前日晚 前朝 前个"),
        (new PeriodPhrase.DaysAgo(3), "大前天 大前日 大前儿 大前个"),
        (new PeriodPhrase.ThisWeek(), "本周 这周 这个礼拜 该个礼拜 这礼拜 这星期 本星期 这一周 这个星期 周报 本礼拜 该星期 该礼拜 呢个礼拜 呢周 本周内 这周内 这个周 当周 本周以来 格个礼拜 个礼拜"),
        (new PeriodPhrase.LastWeek(), "上周 上个礼拜 上星期 上礼拜 上一周 上个星期 上个周 前一周"),
        (new PeriodPhrase.WeekBeforeLast(), "上上周 上上星期 上上礼拜 上上个礼拜 上上个星期"),
        (new PeriodPhrase.ThisMonth(), "本月 这个月 当月 这月 月报 本月以来 该月 呢个月 本月内"),
        (new PeriodPhrase.LastMonth(), "上月 上个月 上一个月"),
        (null, "前天到今天 前天至今天 前天到昨天 前天至今 前天到现在 昨天到今天 昨天至今 昨天到现在 昨天和今天 前天和昨天 昨今两天 前两天 前几天 这两天 这几天 近两天 最近一周 近一周 近一个月 近期 去年 今年 今年以来 全年 上半年 下半年 一季度 二季度 三季度 四季度 本季度 上季度 第一季度 第二季度 第三季度 第四季度 半年 季度 年初 前年 周末 平日 每日警情 日报表 周报表 上周末 上半月 下半月"),
    ];
}
