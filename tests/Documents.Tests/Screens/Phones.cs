using System.Globalization;

namespace AntiFraudBot.Documents.Tests.Screens;

/// <summary>Honest screens from a seed: each person a phone, and for each person the same page again with as little changed as life allows.</summary>
public static class Phones
{
    private static readonly (int W, int H)[] Sizes = [(1080, 2340), (1080, 2400), (720, 1600), (1080, 2160), (1440, 3120), (1170, 2532), (720, 1520), (828, 1792)];
    private static readonly string[] Names = ["用户", "用户", "平安是福", "云淡风轻", "老覃", "阿秀", "山里人", "小满", "福满堂", "春暖花开", "薛家老二", "知足常乐"];
    private static readonly string[] Carriers = ["中国移动", "中国电信", "中国联通", "移动5G", "广电"];

    /// <summary>As many persons; of each: the screen, only four digits and the clock of another, one switch and the clock, a week later, only one digit of the number.</summary>
    public static IEnumerable<DrawnScreen> Honest(int persons, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < persons; i++)
        {
            var own = One(random);
            yield return own;
            yield return own with { Phone = Number(random), Clock = Time(random) };
            yield return own with { Calls = !own.Calls, Clock = Later(own.Clock, 1) };
            yield return own with { Clock = Time(random), Battery = random.Next(8, 100), Days = own.Days + 7 };
            yield return own with { Phone = own.Phone[..^1] + (char)('0' + ((own.Phone[^1] - '0' + 1 + random.Next(9)) % 10)) };
            yield return own with { Clock = Later(own.Clock, 1) };
        }
    }

    private static DrawnScreen One(Random random)
    {
        var size = Sizes[random.Next(Sizes.Length)];
        return new DrawnScreen
        {
            Width = size.W,
            Height = size.H,
            Dark = random.Next(5) == 0,
            Clock = Time(random),
            Battery = random.Next(8, 100),
            Carrier = Carriers[random.Next(Carriers.Length)],
            Nickname = Names[random.Next(Names.Length)],
            Phone = Number(random),
            Calls = random.Next(6) != 0,
            Messages = random.Next(6) != 0,
            Apps = random.Next(3) != 0,
            Days = random.Next(1, 900),
            Warned = random.Next(0, 60),
        };
    }

    private static string Number(Random random) => string.Create(CultureInfo.InvariantCulture, $"1{"35678"[random.Next(5)]}{random.Next(10)}****{random.Next(10_000):0000}");

    private static string Time(Random random) => string.Create(CultureInfo.InvariantCulture, $"{random.Next(7, 21)}:{random.Next(60):00}");

    private static string Later(string clock, int minutes) => TimeOnly.ParseExact(clock, "H:mm", CultureInfo.InvariantCulture).AddMinutes(minutes).ToString("H:mm", CultureInfo.InvariantCulture);
}
