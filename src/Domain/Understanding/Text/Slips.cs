namespace AntiFraudBot.Domain.Understanding.Text;

/// <summary>R30: slips of the keyboard and of voice input, put right in every compound they stand in (注测人数, 反咋APP, 按装率).</summary>
internal static class Slips
{
    private static readonly (string Right, string Slips)[] Table =
    [
        ("反诈", "反炸 反咋 反榨 反乍 返诈 反诈骗 防诈骗 防诈 反电诈 防电诈 犯诈 凡诈 反窄"),
        ("诈骗", "炸骗 咋骗 榨骗 扎骗 诈偏 诈片"),
        ("安装", "按装 安转 按转 按庄 安庄 安桩 桉装 安状 安壮 an装"),
        ("下载", "下栽 下裁 下戴 夏载"),
        ("注册", "注侧 注测 主册 住册 注策 驻册 柱册 註册 注徹 注冊 祝册"),
        ("激活", "激话 激火 击活"),
        ("走访", "走仿 走防 走坊 走妨"),
        ("入户", "入护 入互 入沪"),
        ("宣传", "宣船 宣川 宜传 喧传"),
        ("传单", "传丹 传旦 船单"),
        ("海报", "海抱 海豹"),
        ("横幅", "横副 横福 衡幅 恒幅"),
        ("预警", "预井 予警 预紧 预劲 预敬"),
        ("劝阻", "劝组 劝租 劝祖"),
        ("挽损", "晚损 挽埙 完损 挽捐"),
        ("推送", "推松 推颂 退送"),
        ("转发", "传发 砖发 赚发"),
        ("累计", "累记 累技 雷计"),
        ("新增", "新曾 心增 新赠 欣增"),
        ("本周", "本洲 本舟"),
        ("承诺书", "成诺书 承诺树 承若书 承落书"),
        ("实名", "实各 实明"),
    ];

    private static readonly (string Slip, string Right)[] Pairs =
        [.. Table.SelectMany(row => row.Slips.Split(' ').Select(slip => (slip, row.Right))).OrderByDescending(p => p.slip.Length)];

    private static readonly System.Buffers.SearchValues<string> Any =
        System.Buffers.SearchValues.Create([.. Pairs.Select(p => p.Slip)], StringComparison.Ordinal);

    public static string PutRight(string text)
    {
        if (!text.AsSpan().ContainsAny(Any))
            return text;
        foreach (var (slip, right) in Pairs)
            text = text.Replace(slip, right, StringComparison.Ordinal);
        return text;
    }
}
