namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>Cases and dissuasions: the police's word counts, a village's waits.</summary>
internal static class Incidents
{
    private const string Officer = "m-paichusuo-officer";

    /// <summary>The scene's unit had a case last week, or the police say there was none anywhere, or nothing.</summary>
    public static void OfThePolice(Scene s)
    {
        var (at, loss) = (s.InTime(), s.Between(3, 90) * 1000);
        switch (s.Between(0, 2))
        {
            case 0: break;
            case 1:
                s.SayAs(Officer, "g-qingxi-work", at, $"上周发案：{s.Unit.Name}1起、损失{loss}元，劝阻3人，避免损失5万元", m =>
                {
                    Official(s, m, s.Unit, "case", 1);
                    Official(s, m, s.Unit, "loss", loss);
                    Official(s, m, s.Unit, "dissuade", 3);
                    Official(s, m, s.Unit, "loss_avoided", 50_000);
                });
                break;
            default:
                s.SayAs(Officer, "g-qingxi-work", at, "上周劝阻2人，避免损失1.5万元", m =>
                {
                    Official(s, m, s.Sample.Named("清溪乡"), "dissuade", 2);
                    Official(s, m, s.Sample.Named("清溪乡"), "loss_avoided", 15_000);
                });
                break;
        }
    }

    /// <summary>A village counts a case itself; the police confirm it or do not.</summary>
    public static void OfTheVillage(Scene s)
    {
        var at = s.InTime();
        s.SayAs(s.Unit.Head, s.Unit.WorkGroup, at, s.One("上周发案1起", $"{s.Unit.Name}上周发案1起"), m => s.Book(m, "case", 1, state: "pending", wait: Wait.Police));
        if (!s.Perhaps()) return;
        s.SayAs(Officer, "dm-" + Officer, s.Then(at), $"确认 {s.Unit.Name}", m => s.Books.Confirm(s.Unit, m.At));
    }

    private static void Official(Scene s, Spoken m, Place unit, string metric, decimal value) => s.Books.Add(new Row
    {
        Message = m.Id, At = m.At, Unit = unit, Metric = metric, Value = value, From = s.Week.Monday, To = s.Week.Sunday, Official = true,
    });
}
