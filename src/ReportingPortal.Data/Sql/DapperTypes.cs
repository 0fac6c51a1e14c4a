using System.Data;
using System.Runtime.CompilerServices;
using Dapper;

namespace ReportingPortal.Data.Sql;

/// <summary>Teaches Dapper the portal's conventions once: snake_case columns, DateOnly values.</summary>
internal static class DapperTypes
{
#pragma warning disable CA2255 // a library's own initialiser: whoever loads it reads rows the same way
    [ModuleInitializer]
#pragma warning restore CA2255
    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new DateOnlyHandler());
    }

    private sealed class DateOnlyHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value) => parameter.Value = value;

        public override DateOnly Parse(object value) => value is DateTime moment ? DateOnly.FromDateTime(moment) : (DateOnly)value;
    }
}
