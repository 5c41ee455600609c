namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>What is said between the freeze and the next Monday: numbers of the day, of the whole running week, and what was forgotten.</summary>
internal static class Midweek
{
    /// <summary>The scene's week is the one whose numbers were due on Monday; what is said now is of the next.</summary>
    public static void Days(Scene s)
    {
        foreach (var day in (int[])[2, 3, 5])
        {
            if (s.Perhaps()) continue;
            var (at, today) = (s.Between(day, "08:03", "19:50"), s.Week.Due.AddDays(day));
            var n = s.Between(1, 6);
            switch (s.Between(0, 3))
            {
                case 0:
                    s.Say(at, $"今天安装{n}，注册{n}", m =>
                    {
                        s.BookDay(m, "app_install", n, today);
                        s.BookDay(m, "app_register", n, today);
                    });
                    if (s.Perhaps()) s.Say(s.Then(at), "今天又装了2个", m => s.BookDay(m, "app_install", 2, today, adds: true));
                    break;
                case 1 when day != 3:
                    s.Say(at, $"昨天安装{n}", m => s.BookDay(m, "app_install", n, today.AddDays(-1)));
                    break;
                case 2:
                    s.Say(at, $"今天发传单{40 + n}份，入户{n}户", m =>
                    {
                        s.BookDay(m, "leaflet", 40 + n, today);
                        s.BookDay(m, "household_visit", n, today);
                    });
                    break;
                default:
                    s.Say(at, $"安装{n}", m => s.BookDay(m, "app_install", n, today));
                    break;
            }
        }
    }

    /// <summary>The whole running week at once, before it is over: its form is answered by it.</summary>
    public static void Ahead(Scene s)
    {
        var (at, n) = (s.Between(s.One(4, 5, 6), "09:03", "19:50"), s.Numbers().Install);
        s.Say(at, s.One($"本周安装{n}", $"{s.Unit.Name}这周安装{n}人"), m => s.Books.Add(new Row
        {
            Message = m.Id, At = m.At, Unit = s.Unit, Metric = "app_install", Value = n, From = s.Week.Due, To = s.Week.Due.AddDays(6),
        }));
    }

    /// <summary>上周漏报: added to last week, also after its freeze.</summary>
    public static void Forgotten(Scene s)
    {
        var n = s.Between(1, 6);
        s.Say(s.Between(s.One(2, 3), "09:03", "17:50"), s.One($"上周漏报安装{n}（补）", $"上周漏报安装{n}，补上"), m => s.Book(m, "app_install", n, adds: true));
    }

    /// <summary>The week's number is mended after its ranking: the next issue says so.</summary>
    public static void MendedLater(Scene s)
    {
        var n = s.Books.Standing(s.Unit, "app_install", s.Week).Where(r => r.State == "accepted").Sum(r => r.Value) + s.Between(1, 3);
        s.Say(s.Between(s.One(2, 3), "09:03", "17:50"), $"更正：上周安装{n:0}", m => s.Correct(m, "app_install", n));
    }
}
