// TableReader: takes the keys of one TOML table by name and type, remembers which were asked for, and notes every problem with
// its place. finish() makes a key that nobody asked for a problem. Lives inside one parsePack; one thread; owns nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/calendar.h"
#include "core/base/quantity.h"
#include "core/bench/procedure.h"
#include "core/rules/toml_document.h"

namespace muster::core {

// What a pack names and what it says about it, gathered while reading.
struct PackNotes {
  std::string file;
  Problems problems;
  std::vector<std::pair<std::string, Source>> sources;  // by the key that rules cite

  void add(std::string code, Message text, Message remedy, Where where);
};

class TableReader {
 public:
  enum class Need { required, optional };

  TableReader(const TomlNode& table, PackNotes& notes) : table_(table), notes_(notes) {}

  std::string id(const char* key, Need need = Need::required);  // lower case, digits, '-', '.'
  std::string text(const char* key, Need need = Need::required);
  std::vector<std::string> ids(const char* key);
  std::vector<std::string> texts(const char* key);          // strings as they stand
  std::vector<Decimal> numbers(const char* key);            // strings, so that the digits stay: ["18.0", "18.50"]
  Text words(const char* key, Need need = Need::required);  // "..." or { en = "...", zh = "..." }
  bool flag(const char* key, bool otherwise);
  int count(const char* key, int otherwise);  // a whole number >= 0, without quotes
  std::optional<Quantity> quantity(const char* key, Need need = Need::optional);
  int seconds(const char* key);              // "60 s", "15 min"; whole seconds; 0 when absent
  std::optional<int> days(const char* key);  // "30 d"
  Interval interval(const char* key);        // required
  std::optional<Unit> unit(const char* key, Need need = Need::optional);
  Source source(const char* key = "source");  // required: a cited key, or { of = "...", clause = ... }
  // One of a few words; a wrong one is a problem that lists them.
  template <typename Choice>
  Choice oneOf(const char* key, const std::vector<std::pair<const char*, Choice>>& choices, Choice otherwise) {
    std::vector<std::string> known;
    for (const auto& [word, choice] : choices) known.push_back(word);
    const int index = wordIndex(key, known);
    return index < 0 ? otherwise : choices[static_cast<std::size_t>(index)].second;
  }
  std::vector<TableReader> tables(const char* key);  // an array of tables; absent: none

  bool has(const char* key) const;
  Where where(const char* key = nullptr) const;  // of the key's value, else of the table
  void problem(std::string code, Message text, Message remedy, const char* key = nullptr);
  void finish();

 private:
  const TomlNode* take(const char* key, TomlNode::Type type, Need need, const char* wanted);
  int wordIndex(const char* key, const std::vector<std::string>& known);
  void missing(const char* key);

  const TomlNode& table_;
  PackNotes& notes_;
  std::vector<std::string> used_;
};

}  // namespace muster::core
