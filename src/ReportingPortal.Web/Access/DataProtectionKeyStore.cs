using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;
using ReportingPortal.Data;

namespace ReportingPortal.Web.Access;

/// <summary>Keeps the keys that protect cookies and tokens in PostgreSQL, so that every process reads what another wrote.</summary>
public sealed class DataProtectionKeyStore(PortalDataSources sources) : IXmlRepository
{
    // The interface is synchronous: it is called a few times in the life of a process.
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = sources.App.OpenConnection();
        using var command = new NpgsqlCommand("select xml from data_protection_keys order by name", connection);
        using var reader = command.ExecuteReader();
        var keys = new List<XElement>();
        while (reader.Read())
        {
            keys.Add(XElement.Parse(reader.GetString(0)));
        }

        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = sources.App.OpenConnection();
        using var command = new NpgsqlCommand(
            """
            insert into data_protection_keys (name, xml)
            values ($1, $2)
            on conflict (name) do update set xml = excluded.xml
            """,
            connection);
        command.Parameters.AddWithValue(friendlyName);
        command.Parameters.AddWithValue(element.ToString(SaveOptions.DisableFormatting));
        command.ExecuteNonQuery();
    }
}
