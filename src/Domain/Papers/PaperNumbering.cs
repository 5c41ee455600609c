using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Papers;

/// <summary>The four levels of an official text (rule N1): 一、 in 黑体, （一） in 楷体, 1. and （1） as the text itself.</summary>
public static partial class PaperNumbering
{
    /// <summary>1 to 4, or 0 for text without a number.</summary>
    public static int LevelOf(string text) => text switch
    {
        _ when First().IsMatch(text) => 1,
        _ when Second().IsMatch(text) => 2,
        _ when Third().IsMatch(text) => 3,
        _ when Fourth().IsMatch(text) => 4,
        _ => 0,
    };

    /// <summary>Heading and the text that runs on behind it. Only （一） is a heading with text behind it: up to its first full stop.</summary>
    public static (string Heading, string Text) Split(string paragraph)
    {
        var level = LevelOf(paragraph);
        if (level == 1) return (paragraph, "");
        var stop = paragraph.IndexOf('。', StringComparison.Ordinal);
        return level != 2 ? ("", paragraph) : stop < 0 ? (paragraph, "") : (paragraph[..(stop + 1)], paragraph[(stop + 1)..]);
    }

    /// <summary>一, 十二, 二十: 1 to 99.</summary>
    public static string Chinese(int number) => number switch
    {
        < 10 => Numerals[number].ToString(),
        < 20 => "十" + (number == 10 ? "" : Numerals[number % 10]),
        _ => Numerals[number / 10] + "十" + (number % 10 == 0 ? "" : Numerals[number % 10]),
    };

    private const string Numerals = "零一二三四五六七八九";

    [GeneratedRegex("^[一二三四五六七八九十]{1,3}、", RegexOptions.NonBacktracking)]
    private static partial Regex First();

    [GeneratedRegex("^（[一二三四五六七八九十]{1,3}）", RegexOptions.NonBacktracking)]
    private static partial Regex Second();

    [GeneratedRegex("^[0-9]{1,2}[.．]", RegexOptions.NonBacktracking)]
    private static partial Regex Third();

    [GeneratedRegex("^（[0-9]{1,2}）", RegexOptions.NonBacktracking)]
    private static partial Regex Fourth();
}
