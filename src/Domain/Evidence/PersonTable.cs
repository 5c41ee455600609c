using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Domain.Evidence;

/// <summary>Whether the first rows of a table list persons (rules W19, I17): names beside numbers that tell who somebody is.</summary>
public static partial class PersonTable
{
    /// <summary>So many rows are enough to tell.</summary>
    public const int RowsLookedAt = 40;

    // One telephone in a table is a contact; several are a list.
    private const int FewestNumbers = 3;

    private static readonly string[] Who = ["电话", "手机", "联系方式", "身份证", "证件号", "住址", "户籍", "家庭地址"];

    public static bool Lists(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var looked = rows.Take(RowsLookedAt).ToList();
        var numbered = looked.Count(r => r.Any(IsPersonal));
        if (numbered >= FewestNumbers) return true;
        return numbered > 0 && looked.Take(8).Any(r => r.Any(c => Name().IsMatch(c.Trim())) && r.Any(c => c.Length <= 12 && Who.Any(w => c.Contains(w, StringComparison.Ordinal))));
    }

    /// <summary>A full telephone, identity or card number.</summary>
    private static bool IsPersonal(string cell) => cell.Length is >= 11 and <= 40 && Masking.Mask(cell) != cell;

    [GeneratedRegex(@"\A(姓\s*名|名字|户主|人员|被走访人|当事人)(姓名)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
