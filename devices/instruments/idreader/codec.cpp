#include "devices/instruments/idreader/codec.h"

#include <algorithm>
#include <array>

#include "devices/framing/line.h"

namespace muster::devices::idreader {
namespace {

using core::msg;

constexpr char kSeparator = '\x1D', kNak = '\x15';

std::string shown(std::string_view text) {
  std::string all;
  for (const char c : text) all += static_cast<unsigned char>(c) < 0x20 ? '?' : c;
  return all;
}

core::Problem notUnderstood(std::string_view text) {
  return {"not-understood",
          msg("the reader sent {text}, which cannot be read as a code", {{"text", shown(text)}}),
          msg("scan it again, or type the code"),
          {}};
}

std::string trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(' '), to = text.find_last_not_of(' ');
  return from == std::string_view::npos ? std::string() : std::string(text.substr(from, to - from + 1));
}

bool digitsOnly(std::string_view text) { return text.find_first_not_of("0123456789") == std::string_view::npos; }

// A letter that may stand in a GS1 value; GS is no part of one.
bool mayStand(char c) { return c > 0x20 && c < 0x7F; }

struct Field {
  std::string_view id;
  std::size_t least, most;
  bool fixed, digits;  // fixed: no separator is needed behind it
};
// The fields that matter and those of a known length that may stand before them; what is not here ends the reading.
constexpr std::array kFields{
    Field{"00", 18, 18, true, true},   Field{"01", 14, 14, true, true},   Field{"02", 14, 14, true, true},     Field{"11", 6, 6, true, true},
    Field{"12", 6, 6, true, true},     Field{"13", 6, 6, true, true},     Field{"15", 6, 6, true, true},       Field{"16", 6, 6, true, true},
    Field{"17", 6, 6, true, true},     Field{"20", 2, 2, true, true},     Field{"10", 1, 20, false, false},    Field{"21", 1, 20, false, false},
    Field{"22", 1, 20, false, false},  Field{"30", 1, 8, false, true},    Field{"37", 1, 8, false, true},      Field{"240", 1, 30, false, false},
    Field{"241", 1, 30, false, false}, Field{"250", 1, 30, false, false}, Field{"8003", 15, 30, false, false}, Field{"8004", 1, 30, false, false},
};

// The last of the digits makes the sum, each second one counted three times, a multiple of ten.
bool checkDigitHolds(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += (digits[digits.size() - 1 - i] - '0') * (i % 2 == 1 ? 3 : 1);
  return sum % 10 == 0;
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::string two(int value) { return std::string(value < 10 ? "0" : "") + std::to_string(value); }

bool carriesGs1(std::string_view symbology) { return symbology == "C1" || symbology == "d2" || symbology == "Q3" || symbology == "e0"; }

}  // namespace

core::Outcome<std::string> tagOf(std::string_view line, bool reversed, std::size_t digits) {
  std::string text = trimmed(lineOf(line, kEnds));
  if (text.starts_with(kNak)) {
    return core::Problem{"device-error",
                         msg("the instrument refuses the question (error {code})", {{"code", trimmed(std::string_view(text).substr(1))}}),
                         msg("see that the model is the right one, or type the code"),
                         {}};
  }
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 0x20) : c;
  if (text == "NO READ" || text == "NOREAD" || (!text.empty() && text.find_first_not_of('X') == std::string::npos)) {
    return core::Problem{"nothing-read", msg("there is no tag before the reader"), msg("hold the tag to the reader, or type the code"), {}};
  }
  if (text.find_first_not_of("0123456789ABCDEF") != std::string::npos || text.size() % 2 != 0 || text.size() < 8 || text.size() > 16 ||
      (digits != 0 && text.size() != digits))
    return notUnderstood(text);
  if (!reversed) return text;
  std::string turned;
  for (std::size_t at = text.size(); at >= 2; at -= 2) turned += text.substr(at - 2, 2);
  return turned;
}

std::optional<std::string> gs1Day(std::string_view yymmdd, int today) {
  if (yymmdd.size() != 6 || !digitsOnly(yymmdd)) return std::nullopt;
  int year = today - today % 100 + number(yymmdd.substr(0, 2));
  if (year > today + 50) year -= 100;
  if (year < today - 49) year += 100;
  const int month = number(yymmdd.substr(2, 2));
  if (month < 1 || month > 12) return std::nullopt;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int last = month == 2 ? (leap ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  int day = number(yymmdd.substr(4, 2));
  if (day == 0) day = last;
  if (day > last) return std::nullopt;
  return std::to_string(year) + "-" + two(month) + "-" + two(day);
}

core::Outcome<Gs1> parseGs1(std::string_view given) {
  Gs1 all;
  std::string_view rest = given;
  while (!rest.empty()) {
    if (rest.front() == kSeparator) {  // one behind a field of fixed length does no harm
      rest.remove_prefix(1);
      continue;
    }
    const auto field = std::find_if(kFields.begin(), kFields.end(), [&](const Field& one) { return rest.starts_with(one.id); });
    if (field == kFields.end()) return notUnderstood(given);
    rest.remove_prefix(field->id.size());
    const auto value = rest.substr(0, field->fixed ? field->most : rest.find(kSeparator));
    rest.remove_prefix(value.size());
    if (value.size() < field->least || value.size() > field->most || (field->digits && !digitsOnly(value)) ||
        !std::all_of(value.begin(), value.end(), mayStand))
      return notUnderstood(given);
    if (field->id == "01") {
      if (!checkDigitHolds(value))
        return core::Problem{
            "bad-check-digit", msg("the check digit of {text} is wrong", {{"text", std::string(value)}}), msg("scan it again, or type the code"), {}};
      all.gtin = value;
    } else if (field->id == "10") {
      all.lot = value;
    } else if (field->id == "21") {
      all.serial = value;
    } else if (field->id == "8004" || (field->id == "8003" && all.asset.empty())) {
      all.asset = value;
    } else if (field->id == "17" || field->id == "11") {
      if (!gs1Day(value, 2000)) return notUnderstood(given);  // 2000 was a leap year: whatever the century, the day may be one
      (field->id == "17" ? all.expiry : all.made) = value;
    }
  }
  return all;
}

std::string Scan::name() const {
  if (gs1 && !gs1->serial.empty()) return gs1->serial;
  if (gs1 && !gs1->asset.empty()) return gs1->asset;
  return text;
}

core::Outcome<Scan> parseScan(std::string_view line, std::string_view separator) {
  line = lineOf(line, kEnds);
  Scan scan;
  if (line.size() >= 3 && line[0] == ']' && ((line[1] >= 'A' && line[1] <= 'Z') || (line[1] >= 'a' && line[1] <= 'z')) && line[2] >= '0' &&
      line[2] <= '9') {
    scan.symbology = line.substr(1, 2);
    line.remove_prefix(3);
  }
  scan.text = trimmed(line);
  if (scan.text.empty() || scan.text.find(kNak) != std::string::npos) return notUnderstood(line);
  if (!carriesGs1(scan.symbology)) {
    if (scan.text.find(kSeparator) != std::string::npos) return notUnderstood(scan.text);
    return scan;
  }
  std::string elements = scan.text;
  if (!separator.empty()) {
    for (auto at = elements.find(separator); at != std::string::npos; at = elements.find(separator, at + 1))
      elements.replace(at, separator.size(), 1, kSeparator);
  }
  auto gs1 = parseGs1(elements);
  if (!gs1) return gs1.problems();
  scan.gs1 = std::move(gs1).value();
  return scan;
}

}  // namespace muster::devices::idreader
