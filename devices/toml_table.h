// TableReader: takes one table of a profile key by key, strictly. The text was read by core/rules/toml_document.h. Values only.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/toml_document.h"

namespace muster::devices {

// Reads one table key by key; whatever is wrong is added to `problems`, whatever was not asked for is an unknown key.
class TableReader {
 public:
  TableReader(const core::TomlNode& table, std::string path, core::Problems& problems);

  bool has(std::string_view key) const { return find(key) != nullptr; }
  std::string text(std::string_view key, std::string fallback = {});  // a string that is not empty
  std::string need(std::string_view key);                             // the same; missing is a problem
  std::string anyText(std::string_view key, std::string fallback);    // may be empty
  std::vector<std::string> texts(std::string_view key);               // a string or an array of strings
  std::int64_t number(std::string_view key, std::int64_t fallback, std::int64_t lowest, std::int64_t highest);
  bool flag(std::string_view key, bool fallback);
  std::optional<TableReader> table(std::string_view key);
  std::vector<TableReader> tables(std::string_view key);  // [[key]]
  const core::TomlNode* node(std::string_view key);
  core::Where whereOf(std::string_view key) const;  // of the key's value; of the table where it is missing
  const core::Where& where() const { return where_; }
  void problem(std::string code, core::Message text, core::Message remedy, core::Where where);
  void finish();  // every key that nobody asked for is an unknown key

 private:
  std::string named(std::string_view key) const { return path_.empty() ? std::string(key) : path_ + "." + std::string(key); }
  const core::TomlNode* find(std::string_view key) const;
  void wrongType(std::string_view key, const char* wanted);

  const core::TomlNode* table_;
  std::string path_;
  core::Where where_;
  core::Problems* problems_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace muster::devices
