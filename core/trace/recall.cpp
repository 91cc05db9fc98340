#include "core/trace/recall.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <sstream>

#include "core/base/identifier.h"

namespace muster::core {

namespace {

// Upper case letters and digits alone.
std::string bare(std::string_view text) {
  std::string plain;
  for (const unsigned char c : plainCode(text)) {
    if (std::isalnum(c) != 0) plain += static_cast<char>(c);
  }
  return plain;
}

std::string lookAlike(std::string text) {
  for (char& c : text) c = c == 'O' || c == 'Q' ? '0' : c == 'I' || c == 'L' ? '1' : c;
  return text;
}

std::string withoutZeros(std::string_view digits) {
  const auto first = digits.find_first_not_of('0');
  return first == digits.npos ? "0" : std::string(digits.substr(first));
}

// "ARRC0007" and "ARRC007" are one number of one prefix; the digits at the end count without their zeros.
std::string plainSerial(const std::string& text) {
  const auto end = text.find_last_not_of("0123456789");
  const auto head = end == text.npos ? 0 : end + 1;
  return text.substr(0, head) + (head == text.size() ? "" : "#" + withoutZeros(std::string_view(text).substr(head)));
}

// Every way to read a serial number whose letters may be digits: its number may begin behind each letter and each dash or blank of its
// tail. "DEMO-CYL-02" is number 2 behind CYL, or number 102 behind CY.
std::vector<std::string> readings(std::string_view text) {
  std::string near;
  std::vector<std::size_t> begins{0};
  bool letter = false, gap = false;
  for (const unsigned char c : plainCode(text)) {
    if (std::isalnum(c) == 0) {
      gap = true;
      continue;
    }
    if (letter || gap) begins.push_back(near.size());
    letter = std::isdigit(c) == 0, gap = false;
    near += static_cast<char>(c);
  }
  near = lookAlike(near);
  std::vector<std::string> all{near};
  for (const std::size_t begin : begins) {
    const auto tail = std::string_view(near).substr(begin);
    if (!tail.empty() && tail.find_first_not_of("0123456789") == tail.npos) all.push_back(near.substr(0, begin) + "#" + withoutZeros(tail));
  }
  return all;
}

bool looksLike(const std::string& a, const std::string& b) {
  const auto mine = readings(a), theirs = readings(b);
  return std::any_of(mine.begin(), mine.end(), [&](const std::string& one) { return std::find(theirs.begin(), theirs.end(), one) != theirs.end(); });
}

// The number behind the prefix; nullopt: another prefix, or something else than digits follows.
std::optional<std::uint64_t> numberBehind(const std::string& serial, const std::string& prefix) {
  if (!serial.starts_with(prefix)) return std::nullopt;
  const std::string digits = withoutZeros(std::string_view(serial).substr(prefix.size()));
  std::uint64_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (serial.size() == prefix.size() || read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return std::nullopt;
  return number;
}

bool inRange(const std::string& serial, const RecallCriteria& criteria, const std::string& prefix) {
  if (!criteria.from && !criteria.to) return !prefix.empty() && serial.starts_with(prefix);
  const auto number = numberBehind(serial, prefix);
  return number && *number >= criteria.from.value_or(0) && *number <= criteria.to.value_or(UINT64_MAX);
}

// The notice names no prefix: whatever stands before the number, it may be meant.
bool endsInRange(const std::string& serial, const RecallCriteria& criteria) {
  const auto end = serial.find_last_not_of("0123456789");
  return end != serial.npos && end + 1 < serial.size() && inRange(serial, criteria, serial.substr(0, end + 1));
}

// Where the notice names no kind, every lamp without a number would be meant.
Meant unrecorded(const RecallCriteria& criteria) { return criteria.kind.empty() ? Meant::no : Meant::maybe; }

Meant bySerial(const UnitState& unit, const RecallCriteria& criteria) {
  const bool range = !criteria.prefix.empty() || criteria.from || criteria.to;
  if (!range && criteria.serials.empty()) return Meant::yes;
  const std::string serial = bare(unit.serial);
  if (serial.empty()) return unrecorded(criteria);
  const std::string prefix = bare(criteria.prefix);
  const auto listed = [&](auto&& same) { return std::any_of(criteria.serials.begin(), criteria.serials.end(), same); };
  if (range && inRange(serial, criteria, prefix)) return Meant::yes;
  if (listed([&](const std::string& one) { return plainSerial(bare(one)) == plainSerial(serial); })) return Meant::yes;
  if (range && (inRange(lookAlike(serial), criteria, lookAlike(prefix)) || (prefix.empty() && endsInRange(serial, criteria)))) return Meant::maybe;
  return listed([&](const std::string& one) { return looksLike(one, unit.serial); }) ? Meant::maybe : Meant::no;
}

Meant byDate(const UnitState& unit, const RecallCriteria& criteria) {
  if (!criteria.madeFrom && !criteria.madeTo) return Meant::yes;
  if (!unit.made) return unrecorded(criteria);
  const bool in = (!criteria.madeFrom || *criteria.madeFrom <= *unit.made) && (!criteria.madeTo || *unit.made <= *criteria.madeTo);
  return in ? Meant::yes : Meant::no;
}

Meant byWord(const std::string& mine, const std::vector<std::string>& wanted, const RecallCriteria& criteria) {
  if (wanted.empty()) return Meant::yes;
  const std::string plain = bare(mine);
  if (plain.empty()) return unrecorded(criteria);
  Meant best = Meant::no;
  for (const std::string& one : wanted) {
    if (bare(one) == plain) return Meant::yes;
    if (lookAlike(bare(one)) == lookAlike(plain)) best = Meant::maybe;
  }
  return best;
}

std::string fieldOf(const UnitState& unit, const char* id) {
  const auto field = unit.fields.find(id);
  return field == unit.fields.end() ? std::string() : field->second;
}

// The lot of a part or of what fills it; a cylinder's gas is of the lot and of the bulk unit it came from.
std::vector<std::string> lotsOf(const UnitState& unit) {
  std::vector<std::string> lots;
  const std::string own = unit.lot.empty() ? fieldOf(unit, "lot") : unit.lot;
  if (!own.empty()) lots.push_back(own);
  for (const GasLot& gas : unit.gas) {
    for (const std::string& one : {gas.bulk, gas.lot}) {
      if (!one.empty()) lots.push_back(one);
    }
  }
  return lots;
}

Meant byLots(const std::vector<std::string>& lots, const RecallCriteria& criteria) {
  if (lots.empty()) return byWord({}, criteria.lots, criteria);
  Meant best = Meant::no;
  for (const std::string& lot : lots) {
    const Meant one = byWord(lot, criteria.lots, criteria);
    if (one == Meant::yes) return one;
    if (one == Meant::maybe) best = one;
  }
  return best;
}

std::vector<std::string> listOf(const std::string& text) {
  std::vector<std::string> items;
  std::string item;
  const auto take = [&] {
    if (const std::string code = plainCode(item); !code.empty()) items.push_back(code);
    item.clear();
  };
  for (const char c : text) {
    if (c == ',' || c == ';' || c == '\n')
      take();
    else
      item += c;
  }
  return take(), items;
}

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : ",") + item;
  return text;
}

class CriteriaReader {
 public:
  explicit CriteriaReader(const std::map<std::string, std::string>& words) : words_(words) {}
  std::string text(const char* field) {
    const auto found = words_.find(field);
    return found == words_.end() ? std::string() : found->second;
  }
  std::optional<std::uint64_t> number(const char* field) {
    const std::string typed = bare(text(field));
    if (typed.empty()) return std::nullopt;
    std::uint64_t value = 0;
    const auto read = std::from_chars(typed.data(), typed.data() + typed.size(), value);
    if (read.ec == std::errc() && read.ptr == typed.data() + typed.size()) return value;
    problems.push_back({"not-a-number",
                        msg("{text} is not a number", {{"text", text(field)}}),
                        msg("give the digits of the serial number alone"),
                        {.field = field}});
    return std::nullopt;
  }
  std::optional<Date> day(const char* field) {
    if (text(field).empty()) return std::nullopt;
    auto date = parseDate(text(field));
    if (date) return date.value();
    for (auto problem : date.problems()) problem.where.field = field, problems.push_back(std::move(problem));
    return std::nullopt;
  }
  Problems problems;

 private:
  const std::map<std::string, std::string>& words_;
};

}  // namespace

std::string_view name(Meant meant) { return meant == Meant::yes ? "yes" : meant == Meant::maybe ? "maybe" : "no"; }

Outcome<RecallCriteria> parseCriteria(const std::map<std::string, std::string>& words) {
  CriteriaReader read(words);
  RecallCriteria criteria;
  criteria.kind = read.text("kind");
  criteria.prefix = plainCode(read.text("prefix"));
  criteria.from = read.number("from"), criteria.to = read.number("to");
  criteria.serials = listOf(read.text("serials"));
  criteria.madeFrom = read.day("made-from"), criteria.madeTo = read.day("made-to");
  criteria.lots = listOf(read.text("lots")), criteria.partNumbers = listOf(read.text("part-numbers"));
  criteria.mark = read.text("mark");
  if (criteria.from && criteria.to && *criteria.to < *criteria.from) {
    read.problems.push_back({"ends-before-start", msg("the range ends before it starts"), msg("read both numbers again"), {.field = "to"}});
  }
  if (criteria.madeFrom && criteria.madeTo && *criteria.madeTo < *criteria.madeFrom) {
    read.problems.push_back({"ends-before-start", msg("the days end before they start"), msg("read both days again"), {.field = "made-to"}});
  }
  RecallCriteria nothing;
  nothing.kind = criteria.kind, nothing.mark = criteria.mark;
  if (read.problems.empty() && criteria == nothing && (criteria.kind.empty() || criteria.mark.empty())) {
    read.problems.push_back({"empty",
                             msg("the notice names nothing that could be looked for"),
                             msg("give a serial range, a list, days of making, a lot or a part number; or a kind and the mark to look for"),
                             {.field = "prefix"}});
  }
  if (!read.problems.empty()) return read.problems;
  return criteria;
}

std::map<std::string, std::string> wordsOf(const RecallCriteria& criteria) {
  std::map<std::string, std::string> words;
  const auto put = [&](const char* name, std::string text) {
    if (!text.empty()) words[name] = std::move(text);
  };
  put("kind", criteria.kind), put("prefix", criteria.prefix), put("serials", joined(criteria.serials));
  if (criteria.from) put("from", std::to_string(*criteria.from));
  if (criteria.to) put("to", std::to_string(*criteria.to));
  if (criteria.madeFrom) put("made-from", text(*criteria.madeFrom));
  if (criteria.madeTo) put("made-to", text(*criteria.madeTo));
  put("lots", joined(criteria.lots)), put("part-numbers", joined(criteria.partNumbers)), put("mark", criteria.mark);
  return words;
}

Match matchOf(const UnitState& unit, const RecallCriteria& criteria) {
  if (!criteria.kind.empty() && unit.kind != criteria.kind) return {};
  const std::vector<std::string> lots = lotsOf(unit);
  const std::pair<Meant, Message> groups[] = {
      {bySerial(unit, criteria),
       unit.serial.empty() ? msg("its serial number is not on record")
                           : msg("serial number {serial} may be meant: it looks like it, or the notice names no prefix", {{"serial", unit.serial}})},
      {byDate(unit, criteria), msg("its date of making is not on record")},
      {byLots(lots, criteria), lots.empty() ? msg("its lot is not on record") : msg("lot {lot} only looks like it", {{"lot", joined(lots)}})},
      {byWord(fieldOf(unit, "part-number"), criteria.partNumbers, criteria), msg("its part number is not on record, or only looks like it")}};
  for (const auto& [meant, why] : groups) {
    if (meant == Meant::no) return {};
  }
  for (const auto& [meant, why] : groups) {
    if (meant == Meant::maybe) return {Meant::maybe, why};
  }
  if (!criteria.mark.empty()) return {Meant::maybe, msg("look for: {mark}", {{"mark", criteria.mark}})};
  return {Meant::yes, unit.serial.empty() ? msg("meant by the notice") : msg("serial number {serial} is meant", {{"serial", unit.serial}})};
}

}  // namespace muster::core
