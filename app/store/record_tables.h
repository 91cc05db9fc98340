// The tables a backup carries as rows, with their columns: what is written out and what is put back. Blobs go their own way.
#pragma once

#include <string>
#include <vector>

#include "app/store/connection.h"

namespace muster::app {

struct RecordTable {
  std::string name;
  std::vector<std::string> columns;
  Sql select, insert;  // in the order of the columns
};

inline const std::vector<RecordTable>& recordTables() {
  static const std::vector<RecordTable> kTables = {
      {"commands",
       {"id", "content", "recorded_at", "node", "first", "count"},
       "SELECT id, content, recorded_at, node, first, count FROM commands ORDER BY node, first, id",
       "INSERT INTO commands(id, content, recorded_at, node, first, count) VALUES ($1, $2, $3, $4, $5, $6)"},
      {"people",
       {"code", "name", "staff_number", "salt", "duties"},
       "SELECT code, name, staff_number, salt, duties FROM people ORDER BY code",
       "INSERT INTO people(code, name, staff_number, salt, duties) VALUES ($1, $2, $3, $4, $5)"},
      {"settings",
       {"key", "value"},
       "SELECT key, value FROM settings WHERE key <> 'store.views' ORDER BY key",
       "INSERT INTO settings(key, value) VALUES ($1, $2)"},
      {"quarantine",
       {"file", "line", "text", "code", "reason", "at_us"},
       "SELECT file, line, text, code, reason, at_us FROM quarantine ORDER BY id",
       "INSERT INTO quarantine(file, line, text, code, reason, at_us) VALUES ($1, $2, $3, $4, $5, $6)"},
      {"blobs",
       {"digest", "media_type"},  // erased ones only: the name stays without its bytes
       "SELECT digest, media_type FROM blobs WHERE length(bytes) IS NULL ORDER BY digest",
       "INSERT INTO blobs(digest, media_type, bytes) VALUES ($1, $2, NULL)"},
  };
  return kTables;
}

}  // namespace muster::app
