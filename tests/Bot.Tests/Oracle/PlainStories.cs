namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>Stories in which nothing has to be asked: reports, corrections, supplements, lateness, silence.</summary>
internal static class PlainStories
{
    public static void Plain(Scene s) => Tell(s, s.InTime());

    public static void Late(Scene s) => Tell(s, s.Belated());

    /// <summary>18:00:30 is still in time, 18:01:10 is not.</summary>
    public static void AtTheDeadline(Scene s) => Tell(s, s.Week.At(0, s.One("18:00:20", "18:00:40", "18:01:10")));

    /// <summary>12:00:30 of the next day still counts.</summary>
    public static void AtTheFreeze(Scene s) => Tell(s, s.Week.At(1, s.One("12:00:15", "12:00:40")));

    public static void AfterTheFreeze(Scene s) => Tell(s, s.Between(1, "12:05", "13:50"), dated: true);

    public static void Silent(Scene s) => ArgumentNullException.ThrowIfNull(s);

    public static void Zero(Scene s) => s.Say(s.InTime(), s.One("新增0", "没有新增", "无新增", "上周新增0", "上周安装0"), m => s.Book(m, "app_install", 0));

    public static void Corrected(Scene s) => Correct(s, s.InTime(), 1);

    public static void CorrectedTwice(Scene s) => Correct(s, s.InTime(), 2);

    /// <summary>The first message was in time, its correction was not.</summary>
    public static void CorrectedAfterTheDeadline(Scene s)
    {
        var numbers = Tell(s, s.InTime());
        var right = numbers.Install + s.Between(1, 3);
        s.Say(s.Belated(), $"更正：上周安装{right}", m => s.Correct(m, "app_install", right));
    }

    public static void Supplemented(Scene s)
    {
        var at = s.InTime();
        Tell(s, at);
        var more = s.Between(1, 6);
        s.Say(s.Then(at), s.One($"上周又装了{more}个", $"上周漏报安装{more}，补上", $"上周安装再加{more}个"), m => s.Book(m, "app_install", more, adds: true));
    }

    /// <summary>Once last week's number is in, a number without days is today's.</summary>
    public static void MoreToday(Scene s)
    {
        var at = s.InTime();
        Tell(s, at);
        var more = s.Between(1, 6);
        s.Say(s.Then(at), s.One($"又装了{more}个", $"今天又安装{more}"), m => s.BookDay(m, "app_install", more, s.Week.Due, adds: true));
    }

    public static void SaidTwice(Scene s)
    {
        var (at, n) = (s.InTime(), s.Numbers());
        s.Say(at, $"上周安装{n.Install}", m => s.Book(m, "app_install", n.Install));
        s.Say(s.Then(at), s.One($"上周安装{n.Install}", $"{s.Unit.Name}上周安装{n.Install}人"));
    }

    /// <summary>The platform delivers again, once with other words: the first content stands.</summary>
    public static void DeliveredTwice(Scene s)
    {
        var (at, n) = (s.InTime(), s.Numbers());
        var id = $"x-{s.Week.Label}-{s.Unit.Key}";
        s.Lines.Add(new Line(at, s.Group, s.Unit.Liaison, () => $"上周安装{n.Install}", m => s.Book(m, "app_install", n.Install)) { ExternalId = id });
        s.Lines.Add(new Line(s.Then(at), s.Group, s.Unit.Liaison, () => $"上周安装{n.Install + 1}", _ => { }) { ExternalId = id });
    }

    public static void Retracted(Scene s)
    {
        var at = s.InTime();
        Tell(s, at);
        var back = s.Then(at);
        s.Say(back, s.One("刚才那条作废", "撤回刚才报的数", "刚才发错了，作废"), _ => TakeBack(s));
        if (s.Perhaps()) Tell(s, s.Then(back));
    }

    /// <summary>Taking back a correction brings back what it had replaced.</summary>
    public static void CorrectionRetracted(Scene s)
    {
        var at = s.InTime();
        var n = Tell(s, at);
        var (later, right) = (s.Then(at), n.Install + s.Between(1, 3));
        s.Say(later, $"更正：上周安装{right}", m => s.Correct(m, "app_install", right));
        s.Say(s.Then(later), "刚才那条作废", _ =>
        {
            var wrong = s.Books.Standing(s.Unit, "app_install", s.Week)[^1];
            wrong.State = "retracted";
            if (wrong.Corrects is { } before) s.Books.Accept(before);
        });
    }

    public static void Extension(Scene s)
    {
        var at = s.InTime();
        s.Say(at, s.One("延期 联络员住院，明天上午补报", "延期：下乡抗旱，明天报"), _ => s.Books.Extended.Add((s.Week.Number, s.Unit.Id)));
        if (s.Perhaps()) Tell(s, s.Between(1, "08:03", "11:30"));
    }

    /// <summary>Only registrations first: the form is begun. The installs may follow.</summary>
    public static void InTwoParts(Scene s)
    {
        var (at, n) = (s.InTime(), s.Numbers());
        s.Say(at, $"上周注册{n.Install}", m => s.Book(m, "app_register", n.Install));
        if (s.Perhaps(0.7)) s.Say(s.Perhaps() ? s.Then(at) : s.Belated(), $"上周安装{n.Install}", m => s.Book(m, "app_install", n.Install));
    }

    /// <summary>The running total beside the new number, now and then one or two more than the sum.</summary>
    public static void WithTotal(Scene s)
    {
        var (n, more) = (s.Numbers().Install + 3, s.Between(0, 2));
        decimal Sum() => s.Books.Total(s.Unit, "app_install", s.Week.Monday.AddDays(-1))!.Value + n + more;
        s.Say(s.InTime(), () => $"上周安装{n}，累计{Sum():0}", m =>
        {
            var total = Sum();
            s.Book(m, "app_install", n);
            s.BookTotal(m, "app_install", total, s.Week.Sunday);
        });
    }

    public static void TotalOnly(Scene s)
    {
        var more = s.Between(0, 9);
        decimal Sum() => s.Books.Total(s.Unit, "app_install", s.Week.Sunday)!.Value + more;
        s.Say(s.InTime(), () => s.One($"截至目前累计安装{Sum():0}", $"{s.Unit.Name}累计安装{Sum():0}人"), m => s.BookTotal(m, "app_install", Sum(), s.Week.Sunday));
    }

    /// <summary>The week's numbers in some words; returns them.</summary>
    public static (int Install, int? Register, int? Visits) Tell(Scene s, DateTimeOffset at, bool dated = false)
    {
        var n = s.Numbers();
        var text = Wording.Report(s.Chance, s.Unit, s.Week, dated || s.Perhaps(), n.Install, n.Register, n.Visits);
        s.Say(at, text, m => s.BookAll(m, n));
        return n;
    }

    private static void TakeBack(Scene s)
    {
        foreach (var metric in (string[])["app_install", "app_register", "household_visit"])
        {
            foreach (var row in s.Books.Standing(s.Unit, metric, s.Week)) s.Books.Retract(row);
        }
    }

    private static void Correct(Scene s, DateTimeOffset at, int times)
    {
        var n = s.Numbers().Install + 1;
        var first = n;
        s.Say(at, Wording.Report(s.Chance, s.Unit, s.Week, true, n), m => s.Book(m, "app_install", first));
        for (var i = 0; i < times; i++)
        {
            var (old, right) = (n, n + s.Between(1, 3));
            (at, n) = (s.Then(at), right);
            s.Say(at, s.One($"更正：安装{right}", $"不是{old}是{right}", $"报错了，上周安装应为{right}", $"上周安装改为{right}"), m => s.Correct(m, "app_install", right));
        }
    }
}
