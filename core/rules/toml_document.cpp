#include "core/rules/toml_document.h"

#include <toml++/toml.h>

#include "core/rules/toml_guard.h"

namespace muster::core {

namespace {

Where whereOf(const toml::source_region& source, std::string_view file) {
  return {std::string(file), static_cast<int>(source.begin.line), static_cast<int>(source.begin.column), {}};
}

TomlNode nodeOf(const toml::node& node, std::string_view file) {
  TomlNode made;
  made.where = whereOf(node.source(), file);
  if (const toml::table* table = node.as_table()) {
    for (const auto& [key, value] : *table) { made.entries.push_back({std::string(key.str()), whereOf(key.source(), file), nodeOf(value, file)}); }
  } else if (const toml::array* array = node.as_array()) {
    made.type = TomlNode::Type::array;
    for (const toml::node& item : *array) made.items.push_back(nodeOf(item, file));
  } else if (const auto* text = node.as_string()) {
    made.type = TomlNode::Type::text;
    made.text = text->get();
  } else if (const auto* integer = node.as_integer()) {
    made.type = TomlNode::Type::integer;
    made.integer = integer->get();
  } else if (const auto* flag = node.as_boolean()) {
    made.type = TomlNode::Type::flag;
    made.flag = flag->get();
  } else {
    made.type = TomlNode::Type::other;
  }
  return made;
}

}  // namespace

Outcome<TomlNode> readToml(std::string_view text, std::string_view fileName) {
  if (Problems problems = guardToml(text, fileName); !problems.empty()) return problems;
  try {
    const toml::table table = toml::parse(text, fileName);
    return nodeOf(table, fileName);
  } catch (const toml::parse_error& error) {
    return Problem{"not-toml", msg("this is not TOML: {reason}", {{"reason", std::string(error.description())}}),
                   msg("look for a missing quote, bracket or equals sign here"), whereOf(error.source(), fileName)};
  }
}

}  // namespace muster::core
