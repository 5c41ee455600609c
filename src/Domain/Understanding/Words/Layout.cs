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

    // 【石门村反诈日报】, [石门]: a heading names whose numbers follow.
    private static void FreeBracketedUnits(List<Token> line, string text)
    {
        for (var open = 0; open < line.Count; open++)
        {
            if (line[open] is not Token.Marked { Mark: Mark.Open } || text[line[open].Start] is not ('【' or '['))
                continue;
            var close = line.FindIndex(open, t => t is Token.Marked { Mark: Mark.Close });
            if (close < 0)
                return;
            var inside = line[(open + 1)..close];
            if (!inside.Exists(t => t is Token.Unit) || inside.Exists(t => t is Token.Number) || (inside.Count > 1 && !IsHead(line, open)))
                continue;
            line[open] = new Token.Break(line[open].Start, 1, 3, ';');
            line[close] = inside.Count == 1 ? new Token.Break(line[close].Start, 1, 1, ' ') : new Token.Break(line[close].Start, 1, 2, '，');
        }
    }

    private static bool IsHead(List<Token> line, int open) => line.Take(open).All(t => t is Token.Break or Token.Other);

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
