// Reading days and times as people, files and facts write them.
#include "core/base/local_time.h"

#include "core/base/plain_text.h"

namespace muster::core {

namespace {

// Eats from the front of a text; every step says whether it fitted.
struct Reader {
  std::string_view left;

  bool eat(char c) {
    if (left.empty() || left.front() != c) return false;
    left.remove_prefix(1);
    return true;
  }
  bool eatAny(std::string_view any) {
    if (left.empty() || any.find(left.front()) == any.npos) return false;
    left.remove_prefix(1);
    return true;
  }
  bool digits(std::size_t count, int& number) {
    if (left.size() < count) return false;
    number = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (left[i] < '0' || left[i] > '9') return false;
      number = number * 10 + (left[i] - '0');
    }
    left.remove_prefix(count);
    return true;
  }
  bool oneOrTwo(int& number) { return digits(2, number) || digits(1, number); }
};

struct Numbers {
  int year = 0, month = 0, day = 0;
  Date date() const {
    return Date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day)));
  }
};

bool readDate(Reader& reader, Numbers& numbers) {
  return reader.digits(4, numbers.year) && reader.eat('-') && reader.digits(2, numbers.month) && reader.eat('-') && reader.digits(2, numbers.day);
}

// As a hand writes it: 2026-3-5, 2026.03.05, 2026/3/5, 20260305. The year comes first and whole, so that no day can be mistaken.
bool readTypedDate(Reader& reader, Numbers& numbers) {
  if (!reader.digits(4, numbers.year)) return false;
  const char mark = reader.left.empty() ? '\0' : reader.left.front();
  if (!reader.eatAny("-./")) return reader.digits(2, numbers.month) && reader.digits(2, numbers.day);
  return reader.oneOrTwo(numbers.month) && reader.eat(mark) && reader.oneOrTwo(numbers.day);
}

// What stands behind the point: microseconds; further digits are dropped, they are finer than an Instant.
bool readFraction(Reader& reader, std::chrono::microseconds& time) {
  int digit = 0, count = 0;
  for (int unit = 100'000; reader.digits(1, digit); unit /= 10, ++count) time += std::chrono::microseconds(digit * unit);
  return count > 0 && count <= 9;
}

bool readOffset(Reader& reader, std::optional<std::chrono::minutes>& offset) {
  if (reader.eatAny("Zz")) {
    offset = std::chrono::minutes(0);
    return true;
  }
  const bool west = !reader.left.empty() && reader.left.front() == '-';
  if (!reader.eatAny("+-")) return true;  // none written
  int hours = 0, minutes = 0;
  if (!reader.digits(2, hours) || !reader.eat(':') || !reader.digits(2, minutes) || hours > 23 || minutes > 59) return false;
  offset = std::chrono::minutes((west ? -1 : 1) * (hours * 60 + minutes));
  return true;
}

Problem noSuchDay(std::string_view text) {
  return {"no-such-day", msg("There is no day {typed}", {{"typed", std::string(text)}}), msg("Check the month and the day"), {}};
}

Problem notOfOurTime(std::string_view text) {
  return {"strange-year",
          msg("{typed} cannot be meant: look at the year", {{"typed", std::string(text)}}),
          msg("Type the year with its four digits, as in 2026"),
          {}};
}

bool readTime(Reader& reader, WrittenTime& written, bool& seconds, bool strict) {
  int hour = 0, minute = 0, second = 0;
  if (!(strict ? reader.digits(2, hour) : reader.oneOrTwo(hour)) || !reader.eat(':') || !reader.digits(2, minute)) return false;
  seconds = reader.eat(':');
  if (seconds && !reader.digits(2, second)) return false;
  written.ofDay = std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
  if (seconds && reader.eat('.') && !readFraction(reader, written.ofDay)) return false;
  reader.left = trimmed(reader.left);
  return hour < 24 && minute < 60 && second < 60 && readOffset(reader, written.offset) && reader.left.empty();
}

// `strict`: RFC 3339 proper, with seconds and an offset.
Outcome<WrittenTime> readMoment(std::string_view text, bool strict) {
  Reader reader{text};
  Numbers numbers;
  WrittenTime written;
  bool seconds = false;
  const bool read = (strict ? readDate(reader, numbers) : readTypedDate(reader, numbers)) && reader.eatAny(strict ? "Tt" : "Tt ") &&
                    readTime(reader, written, seconds, strict) && (!strict || (seconds && written.offset));
  if (!read) {
    return Problem{"not-a-time",
                   msg("\"{typed}\" is not a day and time", {{"typed", std::string(text)}}),
                   strict ? msg("Write it as 2026-11-23T03:12:40Z") : msg("Write it as 2026-11-23 11:12"),
                   {}};
  }
  written.date = numbers.date();
  if (!written.date.ok()) return noSuchDay(text.substr(0, text.find_first_of("Tt ")));
  if (!strict && !ofOurTime(numbers.year)) return notOfOurTime(text);
  return written;
}

}  // namespace

Outcome<Date> parseDate(std::string_view text) {
  Reader reader{text};
  Numbers numbers;
  if (!readDate(reader, numbers) || !reader.left.empty()) {
    return Problem{text.empty() ? "empty" : "not-a-date",
                   msg("\"{typed}\" is not a day", {{"typed", std::string(text)}}),
                   msg("Write the day as 2026-11-23"),
                   {}};
  }
  if (!numbers.date().ok()) return noSuchDay(text);
  return numbers.date();
}

bool ofOurTime(int year) { return year >= kFirstYear && year <= kLastYear; }

Outcome<Date> parseTypedDate(std::string_view text) {
  const std::string plain = plainForms(text);
  Reader reader{trimmed(plain)};
  Numbers numbers;
  if (!readTypedDate(reader, numbers) || !reader.left.empty()) {
    return Problem{trimmed(plain).empty() ? "empty" : "not-a-date",
                   msg("\"{typed}\" is not a day", {{"typed", std::string(text)}}),
                   msg("Write the day as 2026-11-23"),
                   {}};
  }
  if (!numbers.date().ok()) return noSuchDay(text);
  if (!ofOurTime(numbers.year)) return notOfOurTime(text);
  return numbers.date();
}

Outcome<WrittenTime> parseWrittenTime(std::string_view text) {
  const std::string plain = plainForms(text);
  return readMoment(trimmed(plain), false);
}

Outcome<Instant> parseInstant(std::string_view text) {
  const auto written = readMoment(text, true);
  if (!written) return written.problems();
  return Instant{microsOf(*written)} - written->offset.value_or(std::chrono::minutes(0));  // strict: there is one
}

}  // namespace muster::core
