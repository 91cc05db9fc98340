// TomlTree: TOML text as a plain tree that knows where each thing stands, and TableReader, which reads a table strictly.
//
// The TOML library stays behind toml_tree.cpp. Non-ASCII outside quotes and comments is refused before the library sees the
// text (version 3.3.0 walks into undefined behaviour there). Values only.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/outcome.h"

namespace muster::devices {

struct TomlNode {
  using Array = std::vector<TomlNode>;
  using Table = std::map<std::string, TomlNode, std::less<>>;
  struct Other {};  // a float or a date: no key of a profile takes one
  std::variant<Other, std::string, std::int64_t, bool, Array, Table> held;
  core::Where where;     // of the value
  core::Where keyWhere;  // of its key, where it has one
};

core::Outcome<TomlNode> parseToml(std::string_view text, std::string_view fileName);

// Reads one table key by key; whatever is wrong is added to `problems`, whatever was not asked for is an unknown key.
class TableReader {
 public:
  TableReader(const TomlNode& table, std::string path, core::Problems& problems);

  bool has(std::string_view key) const { return table_->count(key) != 0; }
  std::string text(std::string_view key, std::string fallback = {});  // a string that is not empty
  std::string need(std::string_view key);                            // the same; missing is a problem
  std::string anyText(std::string_view key, std::string fallback);   // may be empty
  std::vector<std::string> texts(std::string_view key);              // a string or an array of strings
  std::int64_t number(std::string_view key, std::int64_t fallback, std::int64_t lowest, std::int64_t highest);
  bool flag(std::string_view key, bool fallback);
  std::optional<TableReader> table(std::string_view key);
  std::vector<TableReader> tables(std::string_view key);             // [[key]]
  const TomlNode* node(std::string_view key);
  core::Where whereOf(std::string_view key) const;                   // of the key's value; of the table where it is missing
  const core::Where& where() const { return where_; }
  void problem(std::string code, core::Message text, core::Message remedy, core::Where where);
  void finish();  // every key that nobody asked for is an unknown key

 private:
  std::string named(std::string_view key) const { return path_.empty() ? std::string(key) : path_ + "." + std::string(key); }
  void wrongType(std::string_view key, const TomlNode& node, const char* wanted);

  const TomlNode::Table* table_;
  std::string path_;
  core::Where where_;
  core::Problems* problems_;
  std::map<std::string, bool, std::less<>> asked_;
};

}  // namespace muster::devices
