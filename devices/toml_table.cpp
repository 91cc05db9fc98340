#include "devices/toml_table.h"

namespace muster::devices {

using Type = core::TomlNode::Type;

TableReader::TableReader(const core::TomlNode& table, std::string path, core::Problems& problems)
    : table_(&table), path_(std::move(path)), where_(table.where), problems_(&problems) {}

const core::TomlNode* TableReader::find(std::string_view key) const {
  for (const auto& entry : table_->entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

void TableReader::problem(std::string code, core::Message text, core::Message remedy, core::Where where) {
  problems_->push_back({std::move(code), std::move(text), std::move(remedy), std::move(where)});
}

core::Where TableReader::whereOf(std::string_view key) const {
  const auto* found = find(key);
  core::Where where = found ? found->where : where_;
  where.field = named(key);
  return where;
}

void TableReader::wrongType(std::string_view key, const char* wanted) {
  problem("wrong-type", core::msg("must be {wanted}", {{"wanted", wanted}}), {}, whereOf(key));
}

const core::TomlNode* TableReader::node(std::string_view key) {
  asked_.emplace(key);
  return find(key);
}

std::string TableReader::anyText(std::string_view key, std::string fallback) {
  const auto* found = node(key);
  if (!found) return fallback;
  if (found->type == Type::text) return found->text;
  wrongType(key, "a text in quotes");
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
  const auto* found = node(key);
  if (!found) return {};
  if (found->type == Type::text) return {found->text};
  std::vector<std::string> out;
  if (found->type != Type::array) return wrongType(key, "a text in quotes or a list of them"), out;
  for (const auto& item : found->items) {
    if (item.type == Type::text)
      out.push_back(item.text);
    else
      problem("wrong-type", core::msg("must be {wanted}", {{"wanted", "a text in quotes"}}), {}, item.where);
  }
  if (found->items.empty()) problem("empty", core::msg("must not be empty"), core::msg("Fill it in or leave the key out"), whereOf(key));
  return out;
}

std::int64_t TableReader::number(std::string_view key, std::int64_t fallback, std::int64_t lowest, std::int64_t highest) {
  const auto* found = node(key);
  if (!found) return fallback;
  if (found->type != Type::integer) return wrongType(key, "a whole number"), fallback;
  if (found->integer < lowest || found->integer > highest) {
    problem("out-of-range", core::msg("must lie between {low} and {high}", {{"low", std::to_string(lowest)}, {"high", std::to_string(highest)}}), {},
            whereOf(key));
    return fallback;
  }
  return found->integer;
}

bool TableReader::flag(std::string_view key, bool fallback) {
  const auto* found = node(key);
  if (!found) return fallback;
  if (found->type == Type::flag) return found->flag;
  return wrongType(key, "true or false"), fallback;
}

std::optional<TableReader> TableReader::table(std::string_view key) {
  const auto* found = node(key);
  if (!found) return std::nullopt;
  if (found->type == Type::table) return TableReader(*found, named(key), *problems_);
  return wrongType(key, "a table"), std::nullopt;
}

std::vector<TableReader> TableReader::tables(std::string_view key) {
  const auto* found = node(key);
  if (!found) return {};
  std::vector<TableReader> out;
  if (found->type != Type::array) return wrongType(key, "written as [[...]]"), out;
  for (const auto& item : found->items) {
    if (item.type == Type::table)
      out.emplace_back(item, named(key), *problems_);
    else
      problem("wrong-type", core::msg("must be {wanted}", {{"wanted", "a table"}}), {}, item.where);
  }
  return out;
}

void TableReader::finish() {
  for (const auto& [key, keyWhere, value] : table_->entries) {
    if (asked_.contains(key)) continue;
    core::Where where = keyWhere;
    where.field = named(key);
    problem("unknown-key", core::msg("nobody knows the key {key}", {{"key", named(key)}}), core::msg("Correct its spelling or take it out"), where);
  }
}

}  // namespace muster::devices
