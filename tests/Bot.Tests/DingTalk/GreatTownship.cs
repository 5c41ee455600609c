using System.Globalization;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.DingTalk;

/// <summary>300 more groups of 120 people, known to the store and, with their people, to the fake.</summary>
internal static class GreatTownship
{
    public const int Groups = 300, People = 120;
    private const int Circles = 12;

    public static string Id(int i) => string.Create(CultureInfo.InvariantCulture, $"cidgreat{i:000}==");

    public static bool Has(string chat) => chat.StartsWith("cidgreat", StringComparison.Ordinal);

    public static async Task BuildAsync(SimulatedHost host)
    {
        await host.WriteAsync(async s =>
        {
            for (var i = 0; i < Groups; i++)
            {
                await new Org().UpsertGroupAsync(s, new Group
                {
                    Id = Id(i), Channel = "dingtalk", Name = $"群{i}", UnitId = "u-shangping", Kind = GroupKind.Residents, Bot = true, Headcount = People,
                });
            }
        });
        var circles = Enumerable.Range(0, Circles).Select(c => Enumerable.Range(0, People).Select(p => $"p{c}-{p}").ToArray()).ToArray();
        await host.DingTalk.PostAsync("township", new
        {
            members = circles.SelectMany(c => c).Select(id => new { id, name = id }),
            groups = Enumerable.Range(0, Groups).Select(i => new { id = Id(i), name = $"群{i}", members = circles[i % Circles], bot = true }),
        });
    }
}
