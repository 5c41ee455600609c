namespace AntiFraudBot.Domain.Understanding.Words;

/// <summary>R26: units put where the rules expect them: 【石门】 heads its numbers, and units listed behind (以下各村均为10：石门、河口) stand first.</summary>
internal static class Layout
{
    public static List<Token> Settle(List<Token> tokens, string text)
    {
        var settled = new List<Token>(tokens.Count);
        var line = new List<Token>();
        foreach (var token in tokens)
        {
            line.Add(token);
            if (token is Token.Break { Strength: 3 })
                Close(line, settled, text);
        }

        Close(line, settled, text);
        return settled;
    }

    private static void Close(List<Token> line, List<Token> settled, string text)
    {
        FreeBracketedUnits(line, text);
        settled.AddRange(UnitsFirst(line));
        line.Clear();
    }

    private static void FreeBracketedUnits(List<Token> line, string text)
    {
        for (var i = 1; i + 1 < line.Count; i++)
            if (line[i] is Token.Unit && line[i - 1] is Token.Marked { Mark: Mark.Open } open && line[i + 1] is Token.Marked { Mark: Mark.Close } close && text[open.Start] is '【' or '[')
                (line[i - 1], line[i + 1]) = (new Token.Break(open.Start, 1, 3, ';'), new Token.Break(close.Start, 1, 1, ' '));
    }

    // 以下单位安装均为10人：红旗村、桃园村.
    private static List<Token> UnitsFirst(List<Token> line)
    {
        var colon = line.FindLastIndex(t => t is Token.Break { Char: ':' });
        if (colon < 2 || line.Skip(colon + 1).Count(t => t is Token.Unit) < 2)
            return line;
        var head = line[..colon];
        var tail = line[(colon + 1)..];
        var owned = head.Exists(t => t is Token.Unit { Candidates: [{ Tier: "village" }, ..] }) || !head.Exists(t => t is Token.Number);
        if (owned || !head.Exists(t => t is Token.Marked { Mark: Mark.Each }) || tail.Exists(t => t is Token.Number or Token.Named))
            return line;
        return [.. tail.Where(t => t is Token.Unit or Token.Break { Char: '、' }), .. head, .. tail.Where(t => t is Token.Break { Strength: 3 })];
    }
}
