using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Understanding.Text;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>提醒名单, 提醒全部, 提醒 高岭村、龙口村. Asked = only whom one may remind. Names empty = all of them.</summary>
public sealed partial record ReminderWords(bool Asked, IReadOnlyList<string> Names)
{
    /// <summary>Null when the text is neither; whether the names are units is for who knows them.</summary>
    public static ReminderWords? Read(string text) => text.Length <= 120 && Order().Match(Normaliser.Clean(text).Trim().TrimEnd('。', '!')) is { Success: true } order
        ? new ReminderWords(order.Groups["asked"].Success, order.Groups["names"].Value.Split(['、', ',', '，', ' '], StringSplitOptions.RemoveEmptyEntries))
        : null;

    [GeneratedRegex("^(提醒 ?全部|全部提醒|(?<asked>(看|看看)?提醒名单|(可以|要)提醒(谁|哪些单位)))$|^提醒[ :：]+(?<names>[^0-9]{2,110})$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Order();
}
