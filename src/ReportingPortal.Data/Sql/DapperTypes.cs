using System.Data;
using System.Runtime.CompilerServices;
using Dapper;

namespace ReportingPortal.Data.Sql;

/// <summary>Teaches Dapper the portal's conventions once: snake_case columns, DateOnly, DateTimeOffset and array values.</summary>
internal static class DapperTypes
{
#pragma warning disable CA2255 // a library's own initialiser: whoever loads it reads rows the same way
    [ModuleInitializer]
#pragma warning restore CA2255
    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new DateOnlyHandler());
        SqlMapper.AddTypeHandler(new DateTimeOffsetHandler());
        SqlMapper.AddTypeHandler(new ArrayHandler<string>());
        SqlMapper.AddTypeHandler(new ArrayHandler<int>());
        SqlMapper.AddTypeHandler(new ArrayHandler<long>());
        SqlMapper.AddTypeHandler(new ArrayHandler<decimal>());
        SqlMapper.AddTypeHandler(new ArrayHandler<double>());
        SqlMapper.AddTypeHandler(new ArrayHandler<float>());
        SqlMapper.AddTypeHandler(new ArrayHandler<short>());
        SqlMapper.AddTypeHandler(new ArrayHandler<byte[]>());
    }

    private sealed class DateOnlyHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value) => parameter.Value = value;

        public override DateOnly Parse(object value) => value is DateTime moment ? DateOnly.FromDateTime(moment) : (DateOnly)value;
    }

    // timestamptz arrives as a UTC DateTime, and only UTC can be sent.
    private sealed class DateTimeOffsetHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.UtcDateTime;

        public override DateTimeOffset Parse(object value)
            => value is DateTime moment ? new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc)) : (DateTimeOffset)value;
    }

    // Npgsql announces arrays as System.Array, which no record's constructor takes.
    private sealed class ArrayHandler<T> : SqlMapper.TypeHandler<T[]>
    {
        public override void SetValue(IDbDataParameter parameter, T[]? value) => parameter.Value = value;

        public override T[] Parse(object value) => (T[])value;
    }
}
