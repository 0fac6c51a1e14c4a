using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ReportingPortal.Analytics.Recommendations.Fitting;

/// <summary>Vector arithmetic on rows that are padded with zeros to whole lanes, so that no loop has a rest.</summary>
internal static class Lanes
{
    /// <summary>The least whole number of lanes that holds so many numbers.</summary>
    public static int Pad(int count) => (count + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    public static int StartOf(int index) => index / Vector<float>.Count * Vector<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(Span<float> target, ReadOnlySpan<float> source, float scale)
    {
        var to = MemoryMarshal.Cast<float, Vector<float>>(target);
        var from = MemoryMarshal.Cast<float, Vector<float>>(source);
        var by = new Vector<float>(scale);
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += from[i] * by;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(Span<double> target, ReadOnlySpan<double> source, double scale)
    {
        var to = MemoryMarshal.Cast<double, Vector<double>>(target);
        var from = MemoryMarshal.Cast<double, Vector<double>>(source);
        var by = new Vector<double>(scale);
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += from[i] * by;
        }
    }

    /// <summary>target += a · scaleA + b · scaleB + c · scaleC + d · scaleD.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(
        Span<float> target, ReadOnlySpan<float> a, float scaleA, ReadOnlySpan<float> b, float scaleB, ReadOnlySpan<float> c, float scaleC, ReadOnlySpan<float> d, float scaleD)
    {
        var to = MemoryMarshal.Cast<float, Vector<float>>(target);
        var one = MemoryMarshal.Cast<float, Vector<float>>(a);
        var two = MemoryMarshal.Cast<float, Vector<float>>(b);
        var three = MemoryMarshal.Cast<float, Vector<float>>(c);
        var four = MemoryMarshal.Cast<float, Vector<float>>(d);
        var (byA, byB, byC, byD) = (new Vector<float>(scaleA), new Vector<float>(scaleB), new Vector<float>(scaleC), new Vector<float>(scaleD));
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += (one[i] * byA) + (two[i] * byB) + (three[i] * byC) + (four[i] * byD);
        }
    }

    public static void Scale(Span<float> target, float scale)
    {
        var to = MemoryMarshal.Cast<float, Vector<float>>(target);
        var by = new Vector<float>(scale);
        for (var i = 0; i < to.Length; i++)
        {
            to[i] *= by;
        }
    }

    public static void Widen(ReadOnlySpan<float> source, Span<double> target)
    {
        var from = MemoryMarshal.Cast<float, Vector<float>>(source);
        var to = MemoryMarshal.Cast<double, Vector<double>>(target);
        for (var i = 0; i < from.Length; i++)
        {
            Vector.Widen(from[i], out to[2 * i], out to[(2 * i) + 1]);
        }
    }

    public static void Narrow(ReadOnlySpan<double> source, Span<float> target)
    {
        var from = MemoryMarshal.Cast<double, Vector<double>>(source);
        var to = MemoryMarshal.Cast<float, Vector<float>>(target);
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = Vector.Narrow(from[2 * i], from[(2 * i) + 1]);
        }
    }

    /// <summary>target = target · keep + source · scale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ScaleAndAdd(Span<float> target, float keep, ReadOnlySpan<float> source, float scale)
    {
        var to = MemoryMarshal.Cast<float, Vector<float>>(target);
        var from = MemoryMarshal.Cast<float, Vector<float>>(source);
        var (kept, by) = (new Vector<float>(keep), new Vector<float>(scale));
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = (to[i] * kept) + (from[i] * by);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var a = MemoryMarshal.Cast<float, Vector<float>>(left);
        var b = MemoryMarshal.Cast<float, Vector<float>>(right);
        var (even, odd) = (Vector<float>.Zero, Vector<float>.Zero);
        var i = 0;
        for (; i + 1 < a.Length; i += 2)
        {
            even += a[i] * b[i];
            odd += a[i + 1] * b[i + 1];
        }

        return Vector.Sum(i < a.Length ? even + (a[i] * b[i]) + odd : even + odd);
    }
}
