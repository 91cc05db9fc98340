#include "devices/files/toml_tree.h"

#include <algorithm>

#include <toml++/toml.h>

#include "devices/files/utf8.h"

namespace muster::devices {
namespace {

core::Where place(const toml::source_region& region, const std::string& file) {
  return {file, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column), ""};
}

TomlNode copy(const toml::node& node, const std::string& file) {
  TomlNode out;
  out.where = place(node.source(), file);
  if (const auto* text = node.as_string()) {
    out.held = text->get();
  } else if (const auto* number = node.as_integer()) {
    out.held = static_cast<std::int64_t>(number->get());
  } else if (const auto* flag = node.as_boolean()) {
    out.held = flag->get();
  } else if (const auto* array = node.as_array()) {
    TomlNode::Array items;
    for (const auto& item : *array) items.push_back(copy(item, file));
    out.held = std::move(items);
  } else if (const auto* table = node.as_table()) {
    TomlNode::Table entries;
    for (const auto& [key, value] : *table) {
      TomlNode entry = copy(value, file);
      entry.keyWhere = place(key.source(), file);
      entries.emplace(std::string(key.str()), std::move(entry));
    }
    out.held = std::move(entries);
  }
  return out;
}

// What the library does not survive (toml++ 3.3): a byte that is not ASCII outside quotes and comments, and a table header that does
// not begin with a key ("[="). The first of them as a problem; multi-line strings and arrays are walked over.
std::optional<core::Problem> whatBreaksTheLibrary(std::string_view text, const std::string& file) {
  int line = 1, column = 0, depth = 0;
  bool lineStart = true;   // only blanks so far on this line
  std::string_view quote;  // what ends the string we are in; empty: not in one
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++column;
    const bool first = lineStart;
    lineStart = c == '\n' || (lineStart && (c == ' ' || c == '\t' || c == '\r'));
    if (c == '\n') {
      ++line, column = 0;
      if (quote.size() == 1) quote = {};  // an unclosed string: the library will say so
    } else if (!quote.empty()) {
      if (c == '\\' && quote[0] == '"' && i + 1 < text.size() && text[i + 1] != '\n') ++i, ++column;
      else if (text.substr(i).starts_with(quote)) i += quote.size() - 1, column += static_cast<int>(quote.size()) - 1, quote = {};
    } else if (c == '#') {
      while (i + 1 < text.size() && text[i + 1] != '\n') ++i;
    } else if (c == '"' || c == '\'') {
      const std::string_view three = c == '"' ? R"(""")" : "'''";
      quote = text.substr(i).starts_with(three) ? three : three.substr(0, 1);
      i += quote.size() - 1, column += static_cast<int>(quote.size()) - 1;
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      return core::Problem{"unquoted-character", core::msg("a character that is not ASCII stands outside quotes"),
                           core::msg("Put the text into double quotes"), {file, line, column, ""}};
    } else if (c == '[' && first && depth == 0) {
      std::size_t key = text.find_first_not_of(" \t", i + 1);
      if (key == i + 1 && text[key] == '[') key = text.find_first_not_of(" \t", key + 1);
      const char begins = key == std::string_view::npos ? '\n' : text[key];
      const bool isKey = (begins >= 'a' && begins <= 'z') || (begins >= 'A' && begins <= 'Z') || (begins >= '0' && begins <= '9') ||
                         begins == '-' || begins == '_' || begins == '"' || begins == '\'';
      if (!isKey)
        return core::Problem{"bad-header", core::msg("a section header must begin with a name"), core::msg("Write it as [name] or [[name]]"), {file, line, column, ""}};
      ++depth;
    } else if (c == '[') {
      ++depth;
    } else if (c == ']' && depth > 0) {
      --depth;
    }
  }
  return std::nullopt;
}

}  // namespace

core::Outcome<TomlNode> parseToml(std::string_view text, std::string_view fileName) {
  const std::string file(fileName);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!isUtf8(text) || text.find('\0') != std::string_view::npos)
    return core::Problem{"not-utf8", core::msg("the profile is not UTF-8 text"), core::msg("Save it as UTF-8"), {file, 0, 0, ""}};
  if (const auto breaks = whatBreaksTheLibrary(text, file)) return *breaks;
  try {
    const toml::table table = toml::parse(text, fileName);
    return copy(table, file);
  } catch (const toml::parse_error& error) {
    return core::Problem{"not-toml", core::msg("this is not TOML: {reason}", {{"reason", std::string(error.description())}}),
                         core::msg("Look for a missing quote, bracket or equals sign here"), place(error.source(), file)};
  }
}

TableReader::TableReader(const TomlNode& table, std::string path, core::Problems& problems)
    : table_(std::get_if<TomlNode::Table>(&table.held)), path_(std::move(path)), where_(table.where), problems_(&problems) {
  static const TomlNode::Table kEmpty;
  if (!table_) table_ = &kEmpty;
}

void TableReader::problem(std::string code, core::Message text, core::Message remedy, core::Where where) {
  problems_->push_back({std::move(code), std::move(text), std::move(remedy), std::move(where)});
}

core::Where TableReader::whereOf(std::string_view key) const {
  const auto found = table_->find(key);
  core::Where where = found == table_->end() ? where_ : found->second.where;
  where.field = named(key);
  return where;
}

void TableReader::wrongType(std::string_view key, const TomlNode&, const char* wanted) {
  problem("wrong-type", core::msg("must be {wanted}", {{"wanted", wanted}}), {}, whereOf(key));
}

const TomlNode* TableReader::node(std::string_view key) {
  const auto found = table_->find(key);
  asked_.emplace(key, true);
  return found == table_->end() ? nullptr : &found->second;
}

std::string TableReader::anyText(std::string_view key, std::string fallback) {
  const TomlNode* found = node(key);
  if (!found) return fallback;
  if (const auto* text = std::get_if<std::string>(&found->held)) return *text;
  wrongType(key, *found, "a text in quotes");
  return fallback;
}

std::string TableReader::text(std::string_view key, std::string fallback) {
  const bool given = has(key);
  std::string found = anyText(key, std::move(fallback));
  if (given && found.empty()) problem("empty", core::msg("must not be empty"), core::msg("Fill it in or leave the key out"), whereOf(key));
  return found;
}

std::string TableReader::need(std::string_view key) {
  if (!has(key)) {
    problem("missing-key", core::msg("the key {key} is missing", {{"key", named(key)}}), core::msg("Add it"), where_);
    return {};
  }
  return text(key);
}

std::vector<std::string> TableReader::texts(std::string_view key) {
  const TomlNode* found = node(key);
  if (!found) return {};
  if (const auto* one = std::get_if<std::string>(&found->held)) return {*one};
  std::vector<std::string> out;
  const auto* items = std::get_if<TomlNode::Array>(&found->held);
  if (!items) return wrongType(key, *found, "a text in quotes or a list of them"), out;
  for (const TomlNode& item : *items) {
    if (const auto* one = std::get_if<std::string>(&item.held)) out.push_back(*one);
    else problem("wrong-type", core::msg("must be {wanted}", {{"wanted", "a text in quotes"}}), {}, item.where);
  }
  if (items->empty()) problem("empty", core::msg("must not be empty"), core::msg("Fill it in or leave the key out"), whereOf(key));
  return out;
}

std::int64_t TableReader::number(std::string_view key, std::int64_t fallback, std::int64_t lowest, std::int64_t highest) {
  const TomlNode* found = node(key);
  if (!found) return fallback;
  const auto* value = std::get_if<std::int64_t>(&found->held);
  if (!value) return wrongType(key, *found, "a whole number"), fallback;
  if (*value < lowest || *value > highest) {
    problem("out-of-range", core::msg("must lie between {low} and {high}", {{"low", std::to_string(lowest)}, {"high", std::to_string(highest)}}), {},
            whereOf(key));
    return fallback;
  }
  return *value;
}

bool TableReader::flag(std::string_view key, bool fallback) {
  const TomlNode* found = node(key);
  if (!found) return fallback;
  if (const auto* value = std::get_if<bool>(&found->held)) return *value;
  return wrongType(key, *found, "true or false"), fallback;
}

std::optional<TableReader> TableReader::table(std::string_view key) {
  const TomlNode* found = node(key);
  if (!found) return std::nullopt;
  if (std::holds_alternative<TomlNode::Table>(found->held)) return TableReader(*found, named(key), *problems_);
  return wrongType(key, *found, "a table"), std::nullopt;
}

std::vector<TableReader> TableReader::tables(std::string_view key) {
  const TomlNode* found = node(key);
  if (!found) return {};
  std::vector<TableReader> out;
  const auto* items = std::get_if<TomlNode::Array>(&found->held);
  if (!items) return wrongType(key, *found, "written as [[...]]"), out;
  for (const TomlNode& item : *items) {
    if (std::holds_alternative<TomlNode::Table>(item.held)) out.emplace_back(item, named(key), *problems_);
    else problem("wrong-type", core::msg("must be {wanted}", {{"wanted", "a table"}}), {}, item.where);
  }
  return out;
}

void TableReader::finish() {
  for (const auto& [key, value] : *table_) {
    if (asked_.count(key)) continue;
    core::Where where = value.keyWhere;
    where.field = named(key);
    problem("unknown-key", core::msg("nobody knows the key {key}", {{"key", named(key)}}), core::msg("Correct its spelling or take it out"), where);
  }
}

}  // namespace muster::devices
