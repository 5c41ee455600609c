namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>Stories in which a clerk would ask back, and what the answer, or none, makes of the number.</summary>
internal static class DoubtStories
{
    /// <summary>本周 on the day last week's numbers are due.</summary>
    public static void WhichWeek(Scene s)
    {
        var (at, n) = (s.InTime(), s.Numbers().Install);
        Row? waiting = null;
        s.Say(at, $"本周安装{n}", m => waiting = Later(s, m, n, "pending", Wait.WhichWeek));
        switch (s.Between(0, 3))
        {
            case 0: break;
            case 1:
                s.Say(s.Then(at), "本周", _ => s.Books.Accept(waiting!));
                break;
            default:
                s.Say(s.Then(at), s.One("上周", "上周的"), _ =>
                {
                    waiting!.State = "superseded";
                    s.Book(Of(waiting), "app_install", n);
                });
                break;
        }
    }

    public static void AddOrCorrect(Scene s)
    {
        var at = s.InTime();
        var first = PlainStories.Tell(s, at).Install;
        var (again, second) = (s.Then(at), first + s.Between(1, 4));
        Row? waiting = null;
        s.Say(again, $"上周安装{second}", m => waiting = s.Book(m, "app_install", second, state: "pending", wait: Wait.Answer));
        switch (s.Between(0, 2))
        {
            case 0: break;
            case 1:
                s.Say(s.Then(again), s.One("追加", "是追加"), _ =>
                {
                    waiting!.State = "superseded";
                    s.Book(Of(waiting), "app_install", second, adds: true);
                });
                break;
            default:
                s.Say(s.Then(again), s.One("更正", "是更正"), _ =>
                {
                    waiting!.State = "superseded";
                    s.Correct(Of(waiting), "app_install", second);
                });
                break;
        }
    }

    /// <summary>Ten times too much: the bot proposes the tenth. 是 means the tenth, 不是 what was typed, a number itself.</summary>
    public static void TenTimes(Scene s)
    {
        var (at, n) = (s.InTime(), s.Between(4, 9));
        if (s.Books.Median(s.Unit, "app_install", s.Week) is not { } usual || 10 * n <= 3 * usual || n > 3 * usual || 10 * n > s.Unit.Base)
        {
            PlainStories.Tell(s, at);
            return;
        }

        Row? waiting = null;
        s.Say(at, $"上周安装{10 * n}", m => waiting = s.Book(m, "app_install", 10 * n, state: "pending", wait: Wait.Answer));
        switch (s.Between(0, 3))
        {
            case 0: break;
            case 1: s.Say(s.Then(at), s.One("是", "是的", "1", "对"), _ => Settle(s, waiting!, n)); break;
            case 2: s.Say(s.Then(at), $"{n + 1}", _ => Settle(s, waiting!, n + 1)); break;
            default: s.Say(s.Then(at), s.One("不是", "不对"), _ => s.Books.Accept(waiting!)); break;
        }
    }

    /// <summary>More registered than installed.</summary>
    public static void MoreRegistered(Scene s)
    {
        var (at, install) = (s.InTime(), s.Numbers().Install);
        var register = install + s.Between(1, 5);
        Row? first = null, second = null;
        s.Say(at, s.One($"上周注册{register}，安装{install}", $"{s.Unit.Name}上周安装{install}，注册{register}"), m =>
        {
            first = s.Book(m, "app_install", install, state: "pending", wait: Wait.Answer);
            second = s.Book(m, "app_register", register, state: "pending", wait: Wait.Answer);
        });
        switch (s.Between(0, 2))
        {
            case 0: break;
            case 1:
                s.Say(s.Then(at), s.One("是", "是的"), _ => Both(register));
                break;
            default:
                s.Say(s.Then(at), $"{register + 2}", _ => Both(register + 2));
                break;
        }

        void Both(int right)
        {
            Settle(s, first!, right);
            s.Books.Accept(second!);
        }
    }

    public static void Vague(Scene s)
    {
        var (at, n) = (s.InTime(), s.Numbers().Install);
        s.Say(at, s.One("上周装了三十来个", "安装二十多个", "上周安装大概十几个"));
        s.Say(s.Then(at), $"安装{n}", m => s.Book(m, "app_install", n));
    }

    public static void WithoutMetric(Scene s)
    {
        var (at, n) = (s.InTime(), s.Numbers().Install + 2);
        var metric = s.Perhaps(0.7) ? "安装" : "注册";
        s.Say(at, $"{s.Unit.Name} +{n}");
        s.Say(s.Then(at), metric, m => s.Book(m, metric == "安装" ? "app_install" : "app_register", n));
    }

    /// <summary>A running total below what is known.</summary>
    public static void TotalFalls(Scene s)
    {
        var at = s.InTime();
        var less = s.Between(11, 30);
        Row? waiting = null;
        decimal Sum() => s.Books.Total(s.Unit, "app_install", s.Week.Sunday)!.Value - less;
        s.Say(at, () => $"累计安装{Sum():0}", m => waiting = s.BookTotal(m, "app_install", Sum(), s.Week.Sunday, "pending", Wait.Answer));
        if (s.Perhaps()) s.Say(s.Then(at), s.One("是", "是的"), _ => s.Books.Accept(waiting!));
    }

    /// <summary>The number was said before its week was over, as 本周; on Monday it may be corrected or added to.</summary>
    public static void SaidAhead(Scene s)
    {
        var standing = s.Books.Standing(s.Unit, "app_install", s.Week).Sum(r => r.Value);
        var (at, n) = (s.InTime(), (int)standing + s.Between(1, 3));
        switch (s.Between(0, 2))
        {
            case 0: break;
            case 1: s.Say(at, $"更正：上周安装{n}", m => s.Correct(m, "app_install", n)); break;
            default: s.Say(at, $"上周又装了{s.Week.Number % 5 + 1}个", m => s.Book(m, "app_install", s.Week.Number % 5 + 1, adds: true)); break;
        }
    }

    /// <summary>The words of an answer are booked under the message it answers.</summary>
    private static Spoken Of(Row row) => new(row.Message, row.At, []);

    private static Row Later(Scene s, Spoken m, int n, string state, Wait wait) => s.Books.Add(new Row
    {
        Message = m.Id, At = m.At, Unit = s.Unit, Metric = "app_install", Value = n, From = s.Week.Due, To = s.Week.Due.AddDays(6), State = state, Wait = wait,
    });

    private static void Settle(Scene s, Row waiting, int right)
    {
        if (waiting.Value == right)
        {
            s.Books.Accept(waiting);
            return;
        }

        waiting.State = "superseded";
        s.Book(Of(waiting), "app_install", right, confirmed: true);
    }
}
