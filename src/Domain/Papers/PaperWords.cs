namespace AntiFraudBot.Domain.Papers;

/// <summary>
/// What stands for the places and tables of a template. A value of null has nothing to say: the sentence it stands in is left out, and a table with it
/// (rule N2). A value of several lines becomes as many paragraphs.
/// </summary>
public sealed record PaperWords(IReadOnlyDictionary<string, string?> Places, IReadOnlyDictionary<string, PaperTable?> Tables)
{
    public string Head(PaperTemplate template, string key) => template.Heads.TryGetValue(key, out var words) ? Filled(words) : "";

    public IReadOnlyList<PaperBlock> Body(PaperTemplate template) => Blocks(template.Body);

    /// <summary>Annexes without content are left out.</summary>
    public IReadOnlyList<PaperAnnex> Annexes(PaperTemplate template) =>
        [.. template.Annexes.Select(a => new PaperAnnex(Filled(a.Title), Blocks(a.Lines))).Where(a => a.Title.Length > 0 && a.Body.Count > 0)];

    /// <summary>The places a text uses for which there is no value, in order: the office is told what is not printed.</summary>
    public IReadOnlyList<string> Silent(PaperTemplate template) => [.. template.Body.Concat(template.Annexes.SelectMany(a => a.Lines))
        .SelectMany(PaperTemplate.PlacesIn).Select(m => m.Groups["name"].Value).Where(name => Places[name] is null).Distinct()];

    private List<PaperBlock> Blocks(IEnumerable<string> lines)
    {
        var blocks = new List<PaperBlock>();
        var form = new List<PaperFormRow>();
        var numbers = new SecondLevel();
        foreach (var line in lines)
        {
            if (PaperTemplate.RowIn(line) is { } row)
            {
                if (form.Count == 0) blocks.Add(new PaperBlock.Form(form));
                form.Add(row with { Content = Filled(row.Content) });
                continue;
            }

            form = [];
            if (PaperTemplate.TableIn(line) is not { } name) blocks.AddRange(Paragraphs(line).Select(text => new PaperBlock.Paragraph(numbers.Next(text))));
            else if (Tables[name] is { Rows.Count: > 0 } table) blocks.Add(new PaperBlock.Table(table));
        }

        return blocks;
    }

    /// <summary>None when nothing but its heading is left of a paragraph.</summary>
    private string[] Paragraphs(string line)
    {
        var filled = Filled(line);
        var bare = PaperNumbering.LevelOf(line) == 2 && PaperNumbering.Split(filled).Text.Length == 0 && PaperNumbering.Split(line).Text.Length > 0;
        return bare ? [] : filled.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private string Filled(string line) => string.Concat(Sentences(line).Select(Sentence));

    private string? Sentence(string sentence)
    {
        foreach (var place in PaperTemplate.PlacesIn(sentence).Reverse())
        {
            if (Places[place.Groups["name"].Value] is not { } value) return null;
            sentence = sentence[..place.Index] + value + sentence[(place.Index + place.Length)..];
        }

        return sentence;
    }

    /// <summary>Counts （一）（二） anew under each 一、, because a paragraph that is left out must not leave a gap.</summary>
    private sealed class SecondLevel
    {
        private const string Ordinals = "一二三四五六七八九十";
        private int _next;

        public string Next(string text)
        {
            var level = PaperNumbering.LevelOf(text);
            if (level == 1) _next = 0;
            return level != 2 || _next >= Ordinals.Length ? text : $"（{Ordinals[_next++]}{text[text.IndexOf('）', StringComparison.Ordinal)..]}";
        }
    }

    /// <summary>Up to and with each full stop.</summary>
    private static IEnumerable<string> Sentences(string line)
    {
        for (int from = 0, stop; from < line.Length; from = stop + 1)
        {
            stop = line.IndexOf('。', from);
            if (stop < 0) stop = line.Length - 1;
            yield return line[from..(stop + 1)];
        }
    }
}
