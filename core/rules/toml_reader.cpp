#include "core/rules/toml_reader.h"

#include <algorithm>

namespace muster::core {

namespace {

const TomlNode::Entry* entryOf(const TomlNode& table, std::string_view key) {
  const auto found = std::find_if(table.entries.begin(), table.entries.end(), [key](const TomlNode::Entry& entry) { return entry.key == key; });
  return found == table.entries.end() ? nullptr : &*found;
}

bool isId(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return !text.empty() && text.size() <= 64 && letter(text.front()) && letter(text.back()) &&
         std::all_of(text.begin(), text.end(), [&](char c) { return letter(c) || c == '-' || c == '.'; });
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

constexpr const char* kIdRemedy = "use lower-case letters, digits, '-' and '.', at most 64 of them";

}  // namespace

void PackNotes::add(std::string code, Message text, Message remedy, Where where) {
  problems.push_back({std::move(code), std::move(text), std::move(remedy), std::move(where)});
}

bool TableReader::has(const char* key) const { return entryOf(table_, key) != nullptr; }

Where TableReader::where(const char* key) const {
  const TomlNode::Entry* entry = key == nullptr ? nullptr : entryOf(table_, key);
  Where where = entry == nullptr ? table_.where : entry->value.where;
  where.field = key == nullptr ? "" : key;
  return where;
}

void TableReader::problem(std::string code, Message text, Message remedy, const char* key) {
  notes_.add(std::move(code), std::move(text), std::move(remedy), where(key));
}

void TableReader::missing(const char* key) {
  problem("missing-key", msg("{key} is missing", {{"key", key}}), msg("add {key} to this table", {{"key", key}}));
  notes_.problems.back().where.field = key;
}

const TomlNode* TableReader::take(const char* key, TomlNode::Type type, Need need, const char* wanted) {
  used_.emplace_back(key);
  const TomlNode::Entry* entry = entryOf(table_, key);
  if (entry == nullptr) {
    if (need == Need::required) missing(key);
    return nullptr;
  }
  if (entry->value.type == type) return &entry->value;
  problem("wrong-type", msg("{key} must be {wanted}", {{"key", key}, {"wanted", wanted}}), msg("write {wanted}", {{"wanted", wanted}}), key);
  return nullptr;
}

std::string TableReader::text(const char* key, Need need) {
  const TomlNode* node = take(key, TomlNode::Type::text, need, "text in quotes");
  if (node == nullptr) return {};
  if (node->text.empty() && need == Need::required) {
    problem("empty", msg("{key} is empty", {{"key", key}}), msg("write something, or leave the table out"), key);
  }
  return node->text;
}

std::string TableReader::id(const char* key, Need need) {
  std::string id = text(key, need);
  if (!id.empty() && !isId(id)) { problem("bad-id", msg("{id} cannot be an id", {{"id", id}}), msg(kIdRemedy), key); }
  return id;
}

std::vector<std::string> TableReader::ids(const char* key) {
  std::vector<std::string> ids;
  const TomlNode* array = take(key, TomlNode::Type::array, Need::optional, "a list of ids in quotes");
  if (array == nullptr) return ids;
  for (const TomlNode& item : array->items) {
    if (item.type == TomlNode::Type::text && (isId(item.text) || item.text == "*")) {
      ids.push_back(item.text);
    } else {
      notes_.add("bad-id", msg("{id} cannot be an id", {{"id", item.text}}), msg(kIdRemedy), item.where);
    }
  }
  return ids;
}

std::vector<std::string> TableReader::texts(const char* key) {
  std::vector<std::string> texts;
  const TomlNode* array = take(key, TomlNode::Type::array, Need::optional, "a list of texts in quotes");
  if (array == nullptr) return texts;
  for (const TomlNode& item : array->items) {
    if (item.type == TomlNode::Type::text && !item.text.empty()) {
      texts.push_back(item.text);
    } else {
      notes_.add("wrong-type", msg("a text in quotes is wanted here"), msg("put it in quotes"), item.where);
    }
  }
  return texts;
}

std::vector<Decimal> TableReader::numbers(const char* key) {
  std::vector<Decimal> numbers;
  const TomlNode* array = take(key, TomlNode::Type::array, Need::optional, "a list of numbers in quotes");
  if (array == nullptr) return numbers;
  for (const TomlNode& item : array->items) {
    const auto number = item.type == TomlNode::Type::text ? Decimal::parse(item.text) : Outcome<Decimal>(Problem{});
    if (number) {
      numbers.push_back(number.value());
    } else {
      notes_.add("not-a-number", msg("a number in quotes is wanted here"), msg("write it as \"18.50\""), item.where);
    }
  }
  return numbers;
}

Text TableReader::words(const char* key, Need need) {
  const TomlNode::Entry* entry = entryOf(table_, key);
  if (entry == nullptr || entry->value.type != TomlNode::Type::table) return Text(text(key, need));
  used_.emplace_back(key);
  TableReader inner(entry->value, notes_);
  Text words;
  words.en = inner.text("en");
  words.zh = inner.text("zh", Need::optional);
  inner.finish();
  return words;
}

bool TableReader::flag(const char* key, bool otherwise) {
  const TomlNode* node = take(key, TomlNode::Type::flag, Need::optional, "true or false");
  return node == nullptr ? otherwise : node->flag;
}

int TableReader::count(const char* key, int otherwise) {
  const TomlNode* node = take(key, TomlNode::Type::integer, Need::optional, "a whole number without quotes");
  if (node == nullptr) return otherwise;
  if (node->integer >= 0 && node->integer <= 100000) return static_cast<int>(node->integer);
  problem("out-of-range", msg("{key} must be between 0 and 100000", {{"key", key}}), msg("put the number right"), key);
  return otherwise;
}

std::optional<Quantity> TableReader::quantity(const char* key, Need need) {
  const TomlNode::Entry* entry = entryOf(table_, key);
  if (entry != nullptr && (entry->value.type == TomlNode::Type::integer || entry->value.type == TomlNode::Type::other)) {
    used_.emplace_back(key);
    problem("bare-number", msg("{key} is a number without quotes and unit", {{"key", key}}),
            msg("write it as text with its unit, so that its digits are kept: \"1.90 L/min\""), key);
    return std::nullopt;
  }
  const std::string typed = text(key, need);
  if (typed.empty()) return std::nullopt;
  const Outcome<Quantity> read = Quantity::parse(typed);
  if (read) return read.value();
  for (Problem found : read.problems()) {
    found.where = where(key);
    notes_.problems.push_back(std::move(found));
  }
  return std::nullopt;
}

int TableReader::seconds(const char* key) {
  const std::optional<Quantity> time = quantity(key);
  if (!time) return 0;
  if (time->dimension() == Dimension::time) {
    const Decimal whole = convert(*time, Unit::second, 0);
    const bool exact = compare(Quantity{whole, Unit::second, {}}, *time) == 0;
    if (exact && whole.coefficient() >= 0 && whole.coefficient() <= 10'000'000) return static_cast<int>(whole.coefficient());
  }
  problem("wrong-dimension", msg("{key} must be a time in whole seconds", {{"key", key}}), msg("write it as \"60 s\" or \"15 min\""), key);
  return 0;
}

std::optional<int> TableReader::days(const char* key) {
  const std::string typed = text(key, Need::optional);
  if (typed.empty()) return std::nullopt;
  const Outcome<Interval> read = Interval::parse(typed);
  if (read && read->kind == Interval::Kind::days) return read->count;
  problem("not-days", msg("{key} must be a number of days", {{"key", key}}), msg("write it as \"30 d\""), key);
  return std::nullopt;
}

Interval TableReader::interval(const char* key) {
  const std::string typed = text(key);
  if (typed.empty()) return {};
  const Outcome<Interval> read = Interval::parse(typed);
  if (read) return read.value();
  problem("not-an-interval", msg("{typed} is not an interval", {{"typed", typed}}),
          msg("write it as \"30 d\", \"6 months\", \"3 years\" or \"1 calendar month\""), key);
  return {};
}

std::optional<Unit> TableReader::unit(const char* key, Need need) {
  const std::string typed = text(key, need);
  if (typed.empty()) return std::nullopt;
  const std::optional<Unit> unit = findUnit(typed);
  if (!unit) problem("unknown-unit", msg("{unit} is not a unit", {{"unit", typed}}), msg("use a unit of data/docs/rules.md"), key);
  return unit;
}

Source TableReader::source(const char* key) {
  const TomlNode::Entry* entry = entryOf(table_, key);
  used_.emplace_back(key);
  if (entry == nullptr) {
    problem("missing-source", msg("this rule names no source"), msg("say where it comes from: source = \"...\""));
    return {};
  }
  const auto cited = [this, key](const std::string& name) {
    for (const auto& [known, source] : notes_.sources) {
      if (known == name) return source;
    }
    problem("unknown-source", msg("no [[source]] of this pack is called {source}", {{"source", name}}),
            msg("add the [[source]], or put the name right"), key);
    return Source{};
  };
  if (entry->value.type == TomlNode::Type::text) return cited(entry->value.text);
  if (entry->value.type != TomlNode::Type::table) {
    problem("wrong-type", msg("source must be the name of a [[source]], or a table with of, clause, confidence, note"),
            msg("write source = \"name\""), key);
    return {};
  }
  TableReader inner(entry->value, notes_);
  Source source;
  if (const std::string of = inner.text("of"); !of.empty()) source = cited(of);
  if (const std::string clause = inner.text("clause", Need::optional); !clause.empty()) source.clause = clause;
  source.confidence = inner.oneOf<Confidence>("confidence",
                                              {{"manual", Confidence::manual},
                                               {"second-hand", Confidence::secondHand},
                                               {"inferred", Confidence::inferred},
                                               {"recalled", Confidence::recalled}},
                                              source.confidence);
  if (inner.has("note")) source.note = inner.words("note");
  inner.finish();
  return source;
}

int TableReader::wordIndex(const char* key, const std::vector<std::string>& known) {
  const std::string word = text(key, Need::optional);
  if (word.empty()) return -1;
  const auto found = std::find(known.begin(), known.end(), word);
  if (found != known.end()) return static_cast<int>(found - known.begin());
  problem("unknown-word", msg("{key} cannot be {word}", {{"key", key}, {"word", word}}), msg("use one of: {words}", {{"words", joined(known)}}), key);
  return -1;
}

std::vector<TableReader> TableReader::tables(const char* key) {
  std::vector<TableReader> tables;
  const TomlNode* array = take(key, TomlNode::Type::array, Need::optional, "a list of tables");
  if (array == nullptr) return tables;
  for (const TomlNode& item : array->items) {
    if (item.type == TomlNode::Type::table) {
      tables.emplace_back(item, notes_);
    } else {
      notes_.add("wrong-type", msg("{key} must be a list of tables", {{"key", key}}), msg("write [[{key}]]", {{"key", key}}), item.where);
    }
  }
  return tables;
}

void TableReader::finish() {
  for (const TomlNode::Entry& entry : table_.entries) {
    if (std::find(used_.begin(), used_.end(), entry.key) != used_.end()) continue;
    Where where = entry.where;
    where.field = entry.key;
    notes_.add("unknown-key", msg("{key} is not a key here", {{"key", entry.key}}),
               msg("put the spelling right or take it out; data/docs/rules.md names every key"), std::move(where));
  }
}

}  // namespace muster::core
