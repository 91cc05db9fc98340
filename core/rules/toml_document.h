// TomlNode: a TOML text as a plain tree that knows where each thing stands. The only door to the TOML library.
//
// The text is looked over first (toml_guard.h): what toml++ 3.3 does not survive never reaches it. Rule packs and mapping profiles
// both come in here. Numbers other than integers are kept as "some number", because no rule may use one. Values only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/outcome.h"

namespace muster::core {

struct TomlNode {
  enum class Type { table, array, text, integer, flag, other } type = Type::table;
  Where where;       // of the value; a table's key has its own place
  std::string text;  // text
  std::int64_t integer = 0;
  bool flag = false;
  std::vector<TomlNode> items;  // array
  struct Entry;
  std::vector<Entry> entries;  // table, by key
};
struct TomlNode::Entry {
  std::string key;
  Where where;  // of the key
  TomlNode value;
};

// Problems: "not-utf8", "non-ascii", "bad-header", "too-large", "not-toml".
Outcome<TomlNode> readToml(std::string_view text, std::string_view fileName);

}  // namespace muster::core
