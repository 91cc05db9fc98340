// Records and blobs: what is kept beside the journal. Records are migrated and backed up, never folded. Blobs lie under their SHA-256.
// Implemented on SQLite (app/store) and in memory (app/ports/memory_world.h). Threads: any.
#pragma once

#include <istream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports/views.h"

namespace muster::app {

struct PersonRecord {
  std::string code, name, staffNumber;
  std::string salt;                 // hex; erasing it pseudonymises
  std::vector<std::string> duties;  // "equipment-officer", "technician", "filler" ...
};

class Records {
 public:
  virtual ~Records() = default;
  virtual void savePerson(const PersonRecord& person) = 0;
  virtual std::optional<PersonRecord> person(const std::string& code) = 0;
  virtual std::vector<PersonRecord> people() = 0;
  virtual void saveSetting(const std::string& key, const std::string& value) = 0;
  virtual std::optional<std::string> setting(const std::string& key) = 0;
  virtual void quarantine(const std::vector<QuarantineRow>& rows) = 0;
  virtual std::vector<QuarantineRow> quarantined(int limit) = 0;
};

class Blobs {
 public:
  virtual ~Blobs() = default;
  virtual std::string put(std::string_view bytes, std::string_view mediaType) = 0;  // the digest; the same bytes are kept once
  // The same for a file that may be larger than memory: kept in pieces by who can (a store should), whole otherwise.
  virtual std::string putStream(std::istream& bytes, std::string_view mediaType) {
    return put(std::string(std::istreambuf_iterator<char>(bytes), std::istreambuf_iterator<char>()), mediaType);
  }
  virtual std::optional<std::string> get(const std::string& digest) = 0;
};

}  // namespace muster::app
