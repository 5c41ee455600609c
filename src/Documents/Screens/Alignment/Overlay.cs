namespace AntiFraudBot.Documents.Screens;

/// <summary>The second picture laid over the first and brought to its tones, and how alike the two are piece by piece.</summary>
internal sealed class Overlay
{
    public const int Block = 10;
    private const float Outside = float.NaN;

    // Grey levels of difference that compression alone makes.
    private const double Noise = 2.5;

    // Flat pieces have no pattern to correlate: this much variance stands in for one.
    private const double Floor = 40;

    private readonly Grey _first;
    private readonly float[] _second;

    public Overlay(Grey first, Grey second, Fit fit)
    {
        _first = first;
        _second = Warped(first, second, fit);
        Tone();
    }

    /// <summary>Lowest likeness of any piece between two rows (to exclusive); stops below the given one. Null when fewer than so many pieces lie in both.</summary>
    public double? Worst(int fromRow, int toRow, int atLeast, double stopBelow)
    {
        var (worst, seen) = (1.0, 0);
        for (var y = fromRow; y + Block <= toRow; y += Block / 2)
        {
            for (var x = 0; x + Block <= _first.Width; x += Block / 2)
            {
                if (Difference(x, y) is not { } difference) continue;
                seen++;
                if (difference > Noise) worst = Math.Min(worst, Likeness(x, y));
                if (worst < stopBelow) return worst;
            }
        }

        return seen < atLeast ? null : worst;
    }

    private static float[] Warped(Grey first, Grey second, Fit fit)
    {
        var warped = new float[first.Pixels.Length];
        for (var y = 0; y < first.Height; y++)
        {
            var v = (fit.ScaleY * y) + fit.ShiftY;
            for (var x = 0; x < first.Width; x++)
            {
                var u = (fit.ScaleX * x) + fit.ShiftX;
                warped[(y * first.Width) + x] = u < -0.5 || v < -0.5 || u > second.Width - 0.5 || v > second.Height - 0.5
                    ? Outside
                    : Registration.Sample(second, Math.Clamp(u, 0, second.Width - 1.001), Math.Clamp(v, 0, second.Height - 1.001));
            }
        }

        return warped;
    }

    /// <summary>One line from the second's tones to the first's, fitted twice: the second time without what differs.</summary>
    private void Tone()
    {
        var (gain, offset) = (1.0, 0.0);
        foreach (var clip in (double[])[64, 12])
        {
            var (n, sx, sy, sxx, sxy) = (0, 0.0, 0.0, 0.0, 0.0);
            for (var i = 0; i < _second.Length; i += 3)
            {
                double a = _second[i], b = _first.Pixels[i];
                if (double.IsNaN(a) || Math.Abs((gain * a) + offset - b) > clip) continue;
                (n, sx, sy, sxx, sxy) = (n + 1, sx + a, sy + b, sxx + (a * a), sxy + (a * b));
            }

            var spread = (n * sxx) - (sx * sx);
            if (n < 100 || spread < 1) continue;
            gain = Math.Clamp(((n * sxy) - (sx * sy)) / spread, 0.5, 2);
            offset = (sy - (gain * sx)) / n;
        }

        for (var i = 0; i < _second.Length; i++) _second[i] = (float)((gain * _second[i]) + offset);
    }

    /// <summary>Root mean square of the difference in grey levels; null where the pictures do not overlap.</summary>
    private double? Difference(int x, int y)
    {
        var sum = 0f;
        for (var j = 0; j < Block; j++)
        {
            var at = ((y + j) * _first.Width) + x;
            for (var i = 0; i < Block; i++)
            {
                var d = _second[at + i] - _first.Pixels[at + i];
                sum += d * d;
            }
        }

        return float.IsNaN(sum) ? null : Math.Sqrt(sum / (Block * Block));
    }

    /// <summary>The best normalised correlation with the second shifted by up to a pixel.</summary>
    private double Likeness(int x, int y)
    {
        var best = -1.0;
        for (var dy = -1; dy <= 1; dy++)
        {
            for (var dx = -1; dx <= 1; dx++)
            {
                if (x + dx < 0 || y + dy < 0 || x + dx + Block > _first.Width || y + dy + Block > _first.Height) continue;
                best = Math.Max(best, Correlation(x, y, dx, dy));
            }
        }

        return best;
    }

    private double Correlation(int x, int y, int dx, int dy)
    {
        var (sa, sb, saa, sbb, sab) = (0f, 0f, 0f, 0f, 0f);
        for (var j = 0; j < Block; j++)
        {
            var (at, other) = (((y + j) * _first.Width) + x, ((y + j + dy) * _first.Width) + x + dx);
            for (var i = 0; i < Block; i++)
            {
                var (a, b) = (_first.Pixels[at + i] - 128, _second[other + i] - 128);
                sa += a;
                sb += b;
                saa += a * a;
                sbb += b * b;
                sab += a * b;
            }
        }

        const float n = Block * Block;
        if (float.IsNaN(sb)) return -1;
        var (va, vb, cov) = ((saa / n) - (sa / n * (sa / n)), (sbb / n) - (sb / n * (sb / n)), (sab / n) - (sa / n * (sb / n)));
        return (cov + Floor) / (Math.Sqrt((double)Math.Max(0, va) * Math.Max(0, vb)) + Floor);
    }
}
