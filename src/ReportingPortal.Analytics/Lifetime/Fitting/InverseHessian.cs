namespace ReportingPortal.Analytics.Lifetime.Fitting;

/// <summary>What BFGS has learnt of the curvature: an approximation of the inverse Hessian, positive definite throughout.</summary>
internal sealed class InverseHessian
{
    private readonly int size;
    private readonly double[] h;

    public InverseHessian(int size)
    {
        (this.size, h) = (size, new double[size * size]);
        Reset();
    }

    public bool IsIdentity { get; private set; }

    public void Reset()
    {
        Array.Clear(h);
        for (var i = 0; i < size; i++)
        {
            h[i * (size + 1)] = 1;
        }

        IsIdentity = true;
    }

    /// <summary>Downhill in the space of the free parameters; the others stay.</summary>
    public double[] Direction(double[] g, bool[] free)
    {
        var direction = new double[size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; free[i] && j < size; j++)
            {
                direction[i] -= free[j] ? h[(i * size) + j] * g[j] : 0;
            }
        }

        return direction;
    }

    /// <summary>gᵀHg over the free parameters: twice what a full step is expected to win.</summary>
    public double Decrement(double[] g, bool[] free)
    {
        var (direction, sum) = (Direction(g, free), 0.0);
        for (var i = 0; i < size; i++)
        {
            sum -= direction[i] * g[i];
        }

        return sum;
    }

    /// <summary>H' = (I - s yᵀ/sᵀy) H (I - y sᵀ/sᵀy) + s sᵀ/sᵀy; left out where the step saw no positive curvature.</summary>
    public void Update(double[] x, double[] g, double[] nextX, double[] nextG)
    {
        var (s, y) = (new double[size], new double[size]);
        var (sy, yy, ss) = (0.0, 0.0, 0.0);
        for (var i = 0; i < size; i++)
        {
            (s[i], y[i]) = (nextX[i] - x[i], nextG[i] - g[i]);
            (sy, yy, ss) = (sy + (s[i] * y[i]), yy + (y[i] * y[i]), ss + (s[i] * s[i]));
        }

        if (sy <= 1e-12 * Math.Sqrt(ss * yy))
        {
            return;
        }

        if (IsIdentity)
        {
            // The first step sets the scale.
            for (var i = 0; i < size; i++)
            {
                h[i * (size + 1)] = sy / yy;
            }

            IsIdentity = false;
        }

        Correct(s, y, sy);
    }

    private void Correct(double[] s, double[] y, double sy)
    {
        var hy = new double[size];
        var yhy = 0.0;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                hy[i] += h[(i * size) + j] * y[j];
            }

            yhy += y[i] * hy[i];
        }

        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                h[(i * size) + j] += (((1 + (yhy / sy)) * s[i] * s[j]) - (hy[i] * s[j]) - (s[i] * hy[j])) / sy;
            }
        }
    }
}
