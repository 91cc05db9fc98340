// SqliteRecords and SqliteBlobs: what is kept beside the journal. Writes go through the one writer, reads to the readers. Threads: any.
#pragma once

#include "app/ports/records.h"
#include "app/store/reader_pool.h"

namespace muster::app {

class StoreFile;

class SqliteRecords : public Records {
 public:
  explicit SqliteRecords(StoreFile& file) : file_(file) {}
  void savePerson(const PersonRecord& person) override;
  std::optional<PersonRecord> person(const std::string& code) override;
  std::vector<PersonRecord> people() override;
  void saveSetting(const std::string& key, const std::string& value) override;
  std::optional<std::string> setting(const std::string& key) override;
  void quarantine(const std::vector<QuarantineRow>& rows) override;
  std::vector<QuarantineRow> quarantined(int limit) override;  // newest first

 private:
  StoreFile& file_;
};

class SqliteBlobs : public Blobs {
 public:
  // Made before the file it stands on, which asks it for rule texts; bind() follows.
  void bind(StoreFile& file) { file_ = &file; }
  std::string put(std::string_view bytes, std::string_view mediaType) override;
  std::string putStream(std::istream& bytes, std::string_view mediaType) override;  // read twice, never held whole
  std::optional<std::string> get(const std::string& digest) override;

 private:
  bool kept(const std::string& digest);

  StoreFile* file_ = nullptr;
};

}  // namespace muster::app
