namespace AntiFraudBot.Domain.Understanding.Text;

/// <summary>A number while it is being read, part by part. 一百二 leaves the last place out: 120.</summary>
internal sealed class Numeral
{
    private decimal total;
    private decimal section;
    private decimal? open;
    private int lastPlace;
    private bool sawZero;
    private bool closed;
    private bool started;

    public decimal? Value => started ? total + section + Last() : null;

    /// <summary>Takes what stands at <paramref name="at"/>; the number of characters taken, 0 when the number ends here.</summary>
    public int Take(string text, int at)
    {
        var c = text[at];
        if (closed)
            return 0;
        if (char.IsAsciiDigit(c))
            return TakeArabic(text, at);
        return c switch
        {
            '零' => TakeZero(),
            '廿' or '卅' => TakeTens(c == '廿' ? 20 : 30),
            '十' => TakePlace(10),
            '百' => TakePlace(100),
            '千' => TakePlace(1000),
            '万' or 'w' => TakeMyriad(text, at),
            '点' => TakePoint(text, at),
            '俩' or '仨' => started ? 0 : TakeLast(c),
            _ => TakeDigit(ChineseNumerals.DigitOf(c)),
        };
    }

    private decimal Last() =>
        open is not { } digit ? 0
        : lastPlace > 10 && !sawZero && digit is >= 1 and < 10 && digit == decimal.Truncate(digit) ? digit * lastPlace / 10
        : digit;

    private int TakeArabic(string text, int at)
    {
        if (open is not null || sawZero)
            return 0;
        var (value, length) = ChineseNumerals.ReadArabic(text, at);
        return length == 0 ? 0 : Open(value, length);
    }

    private int Open(decimal value, int length)
    {
        open = value;
        started = true;
        return length;
    }

    private int TakeZero()
    {
        if (lastPlace == 0 && open is null)
            return Open(0, 1);
        if (lastPlace == 0)
            return TakeDigit(0);
        sawZero = true;
        return 1;
    }

    private int TakeLast(char c)
    {
        closed = true;
        return Open(ChineseNumerals.DigitOf(c), 1);
    }

    private int TakeTens(int tens)
    {
        if (started)
            return 0;
        section = tens;
        lastPlace = 10;
        started = true;
        return 1;
    }

    private int TakePlace(int place)
    {
        // 百把个 is no number; 十五 is.
        if ((open is null && place != 10) || (lastPlace != 0 && lastPlace <= place))
            return 0;
        section += (open ?? 1) * place;
        open = null;
        lastPlace = place;
        sawZero = false;
        started = true;
        return 1;
    }

    private int TakeMyriad(string text, int at)
    {
        var latin = text[at] == 'w';
        if (!started || lastPlace == 10_000 || (latin && at + 1 < text.Length && char.IsAsciiLetter(text[at + 1])))
            return 0;
        total += (section + (open ?? 0)) * 10_000;
        section = 0;
        open = null;
        lastPlace = 10_000;
        sawZero = false;
        return 1;
    }

    // 三点五万; 三点五十 and 八点二十 are clock times.
    private int TakePoint(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && ChineseNumerals.DigitOf(text[end]) >= 0)
            end++;
        if (open is not { } whole || lastPlace > 10 || end == at + 1 || end - at > 4 || end >= text.Length || text[end] != '万')
            return 0;
        var place = 0.1m;
        for (var i = at + 1; i < end; i++, place /= 10)
            whole += place * ChineseNumerals.DigitOf(text[i]);
        return Open(whole, end - at);
    }

    private int TakeDigit(int digit)
    {
        if (digit < 0)
            return 0;
        if (open is null)
            return Open(digit, 1);
        // 二零二六: digits read one by one; never mixed with places or Arabic digits.
        if (lastPlace != 0 || open >= 100_000 || open != decimal.Truncate(open.Value))
            return 0;
        return Open((open.Value * 10) + digit, 1);
    }
}
