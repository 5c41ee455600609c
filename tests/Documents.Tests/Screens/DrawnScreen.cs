using System.Globalization;
using System.Text;
using AntiFraudBot.Documents.Pictures;

namespace AntiFraudBot.Documents.Tests.Screens;

/// <summary>
/// The own page of a made-up anti-fraud APP as some phone shows it. All phones show the same page: what tells two apart is the size of the screen, the
/// theme, the status bar, the number and nickname, the switches and the counters.
/// </summary>
public sealed record DrawnScreen
{
    public int Width { get; init; } = 1080;
    public int Height { get; init; } = 2340;
    public bool Dark { get; init; }
    public string Clock { get; init; } = "9:41";
    public int Battery { get; init; } = 80;
    public string Carrier { get; init; } = "中国移动";
    public string Nickname { get; init; } = "用户";
    public string Phone { get; init; } = "138****1234";
    public bool Calls { get; init; } = true;
    public bool Messages { get; init; } = true;
    public bool Apps { get; init; } = true;
    public int Days { get; init; } = 120;
    public int Warned { get; init; } = 3;

    private string Ground => Dark ? "#121418" : "#f2f4f7";
    private string Card => Dark ? "#1e2127" : "#ffffff";
    private string Ink => Dark ? "#e8eaed" : "#1d2733";
    private string Quiet => Dark ? "#9aa0a6" : "#6b7785";

    /// <summary>The page in units of a phone 1080 wide; a taller phone has more room below.</summary>
    public Svg Draw()
    {
        var tall = 1080.0 * Height / Width;
        var body = new StringBuilder();
        StatusBar(body);
        Head(body);
        Counter(body, 60, "守护天数", Days);
        Counter(body, 560, "拦截提醒", Warned);
        var y = 940.0;
        foreach (var (name, hint, on) in new[] { ("来电预警", "识别涉诈来电并提醒", Calls), ("短信预警", "识别涉诈短信并提醒", Messages), ("APP自检", "发现可疑应用及时提醒", Apps) })
        {
            Switch(body, y, name, hint, on);
            y += 200;
        }

        foreach (var item in new[] { "我的举报", "风险查询", "真实身份核验", "帮助与反馈" })
        {
            Rect(body, 40, y, 1000, 130, Card, 18);
            Text(body, 90, y + 82, 42, item, Ink);
            Text(body, 985, y + 82, 42, "›", Quiet, "end");
            y += 146;
        }

        Tabs(body, tall);
        var svg = string.Create(CultureInfo.InvariantCulture, $"<svg xmlns='http://www.w3.org/2000/svg' xml:lang='zh-CN' width='{Width}' height='{Height}' viewBox='0 0 1080 {tall:0.##}' font-family='Noto Sans CJK SC'><rect width='1080' height='{tall:0.##}' fill='{Ground}'/>{body}</svg>");
        return new Svg(svg, Width, Height);
    }

    private void StatusBar(StringBuilder body)
    {
        Text(body, 60, 72, 38, Clock, Ink, weight: 700);
        Text(body, 800, 70, 32, Carrier, Ink, "end");
        for (var i = 0; i < 4; i++) Rect(body, 820 + (i * 14), 66 - (i * 8), 9, 8 + (i * 8), Ink, 2);
        Rect(body, 890, 40, 58, 30, Ink, 8);
        Rect(body, 894, 44, 50, 22, Ground, 5);
        Rect(body, 894, 44, Battery / 2.0, 22, Ink, 4);
        Text(body, 1040, 70, 32, $"{Battery}%", Ink, "end");
    }

    private void Head(StringBuilder body)
    {
        Text(body, 540, 190, 52, "我的", Ink, "middle", 700);
        Rect(body, 40, 250, 1000, 300, Dark ? "#243b63" : "#2f6fde", 28);
        body.Append("<circle cx='170' cy='400' r='80' fill='#dbe7fb'/><circle cx='170' cy='375' r='30' fill='#7fa5e8'/><path d='M110 455 a60 50 0 0 1 120 0' fill='#7fa5e8'/>");
        Text(body, 290, 385, 52, Nickname, "#ffffff", weight: 700);
        Text(body, 290, 465, 44, Phone, "#e6eefc");
        Rect(body, 820, 345, 180, 64, "#ffffff", 32);
        Text(body, 910, 389, 34, "已实名", "#2f6fde", "middle");
    }

    private void Counter(StringBuilder body, double x, string name, int value)
    {
        Rect(body, x - 20, 590, 480, 300, Card, 24);
        Text(body, x + 30, 670, 40, name, Quiet);
        Text(body, x + 30, 800, 96, value.ToString(CultureInfo.InvariantCulture), Ink, weight: 700);
    }

    private void Switch(StringBuilder body, double y, string name, string hint, bool on)
    {
        Rect(body, 40, y, 1000, 184, Card, 18);
        Text(body, 90, y + 82, 46, name, Ink);
        Text(body, 90, y + 142, 34, hint, Quiet);
        Rect(body, 880, y + 62, 116, 64, on ? "#2f6fde" : Dark ? "#4a4f57" : "#c8ced6", 32);
        body.Append(CultureInfo.InvariantCulture, $"<circle cx='{(on ? 964 : 912)}' cy='{y + 94:0.#}' r='26' fill='#ffffff'/>");
    }

    private void Tabs(StringBuilder body, double tall)
    {
        Rect(body, 0, tall - 190, 1080, 190, Card, 0);
        foreach (var (x, name) in new[] { (180, "首页"), (540, "预警"), (900, "我的") })
        {
            Rect(body, x - 28, tall - 165, 56, 56, x == 900 ? "#2f6fde" : Quiet, 14);
            Text(body, x, tall - 65, 34, name, x == 900 ? "#2f6fde" : Quiet, "middle");
        }

        Rect(body, 380, tall - 24, 320, 10, Ink, 5);
    }

    private static void Rect(StringBuilder body, double x, double y, double w, double h, string fill, double r) =>
        body.Append(CultureInfo.InvariantCulture, $"<rect x='{x:0.#}' y='{y:0.#}' width='{w:0.#}' height='{h:0.#}' rx='{r:0.#}' fill='{fill}'/>");

    private static void Text(StringBuilder body, double x, double y, double size, string text, string fill, string anchor = "start", int weight = 400) =>
        body.Append(CultureInfo.InvariantCulture, $"<text x='{x:0.#}' y='{y:0.#}' font-size='{size:0.#}' fill='{fill}' text-anchor='{anchor}' font-weight='{weight}'>{text}</text>");
}
