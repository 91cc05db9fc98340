#include "devices/files/date_form.h"

#include <array>
#include <cstdio>

#include "core/base/local_time.h"
#include "core/base/plain_text.h"

namespace muster::devices {
namespace {

struct Form {
  DateForm form;
  std::string_view pattern;
};
constexpr std::array<Form, 6> kForms{{{DateForm::iso, "iso"},
                                      {DateForm::dayMonthDot, "dd.mm.yyyy"},
                                      {DateForm::dayMonthSlash, "dd/mm/yyyy"},
                                      {DateForm::monthDaySlash, "mm/dd/yyyy"},
                                      {DateForm::chinese, "yyyy年m月d日"},
                                      {DateForm::compact, "yyyymmdd"}}};

// Walks over a text piece by piece.
class Pieces {
 public:
  explicit Pieces(std::string_view text) : rest_(text) {}
  bool done() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  void blanks() {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
  }
  bool take(std::string_view mark) {
    if (!rest_.starts_with(mark)) return false;
    rest_.remove_prefix(mark.size());
    return true;
  }
  bool takeAny(std::initializer_list<std::string_view> marks) {
    for (const auto mark : marks)
      if (take(mark)) return true;
    return false;
  }
  // `least` to `most` digits as a number; -1: there are fewer.
  int digits(int least, int most) {
    int value = 0, count = 0;
    while (count < most && !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') {
      value = value * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
      ++count;
    }
    return count < least ? -1 : value;
  }

 private:
  std::string_view rest_;
};

std::string day(int year, int month, int date) {
  std::array<char, 48> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", year, month, date);
  return out.data();
}

std::optional<std::string> takeDate(Pieces& in, DateForm form) {
  int y = -1, m = -1, d = -1;
  switch (form) {
    case DateForm::iso: {
      y = in.digits(4, 4);
      const std::string_view mark = in.rest().empty() ? "" : in.rest().substr(0, 1);
      if (mark != "-" && mark != "/" && mark != ".") return std::nullopt;
      in.take(mark);
      m = in.digits(1, 2);
      if (!in.take(mark)) return std::nullopt;
      d = in.digits(1, 2);
      break;
    }
    case DateForm::dayMonthDot:
    case DateForm::dayMonthSlash:
    case DateForm::monthDaySlash: {
      const std::string_view mark = form == DateForm::dayMonthDot ? "." : "/";
      const int first = in.digits(1, 2);
      if (!in.take(mark)) return std::nullopt;
      const int second = in.digits(1, 2);
      if (!in.take(mark)) return std::nullopt;
      y = in.digits(4, 4);
      d = form == DateForm::monthDaySlash ? second : first;
      m = form == DateForm::monthDaySlash ? first : second;
      break;
    }
    case DateForm::chinese:
      y = in.digits(4, 4);
      if (!in.take("年")) return std::nullopt;
      m = in.digits(1, 2);
      if (!in.take("月")) return std::nullopt;
      d = in.digits(1, 2);
      if (!in.takeAny({"日", "号"})) return std::nullopt;
      break;
    case DateForm::compact:
      y = in.digits(4, 4);
      m = in.digits(2, 2);
      d = in.digits(2, 2);
      break;
  }
  if (!core::ofOurTime(y) || m < 0 || d < 0) return std::nullopt;
  const std::string text = day(y, m, d);
  return core::parseDate(text).ok() ? std::optional(text) : std::nullopt;
}

std::optional<std::string> takeTime(Pieces& in) {
  const bool pmBefore = in.take("下午"), amBefore = !pmBefore && in.take("上午");
  in.blanks();
  int hour = in.digits(1, 2);
  const bool words = in.takeAny({"时", "點", "点"});
  if (hour < 0 || (!words && !in.take(":"))) return std::nullopt;
  const int minute = in.digits(words ? 1 : 2, 2);
  if (minute < 0 || (words && !in.take("分"))) return std::nullopt;
  int second = 0;
  std::string fraction;
  if (words ? (!in.done() && in.rest().front() >= '0' && in.rest().front() <= '9') : in.take(":")) {
    second = in.digits(words ? 1 : 2, 2);
    if (second < 0 || (words && !in.take("秒"))) return std::nullopt;
    if (!words && in.takeAny({".", ","})) {
      while (!in.done() && in.rest().front() >= '0' && in.rest().front() <= '9') fraction += in.rest().front(), in.digits(1, 1);
      if (fraction.empty()) return std::nullopt;
      if (fraction.size() > 6) fraction.resize(6);
    }
  }
  in.blanks();
  const bool pm = in.takeAny({"PM", "pm", "p.m."}) || pmBefore, am = (!pm && in.takeAny({"AM", "am", "a.m."})) || amBefore;
  if (pm || am) {
    if (hour < 1 || hour > 12) return std::nullopt;
    hour = hour % 12 + (pm ? 12 : 0);
  }
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  std::array<char, 48> out{};
  std::snprintf(out.data(), out.size(), "%02d:%02d:%02d", hour, minute, second);
  return std::string(out.data()) + (fraction.empty() ? "" : "." + fraction);
}

std::string plain(std::string_view cell) {
  const std::string forms = core::plainForms(cell);
  return std::string(core::trimmed(forms));
}

}  // namespace

std::optional<DateForm> findDateForm(std::string_view pattern) {
  for (const Form& row : kForms)
    if (row.pattern == pattern) return row.form;
  return std::nullopt;
}

std::string_view patternOf(DateForm form) {
  for (const Form& row : kForms)
    if (row.form == form) return row.pattern;
  return {};
}

const std::vector<DateForm>& allDateForms() {
  static const std::vector<DateForm> kAll = [] {
    std::vector<DateForm> all;
    for (const Form& row : kForms) all.push_back(row.form);
    return all;
  }();
  return kAll;
}

std::optional<std::string> readTime(std::string_view cell) {
  const std::string text = plain(cell);
  Pieces in(text);
  const auto time = takeTime(in);
  in.blanks();
  return time && in.done() ? time : std::nullopt;
}

std::optional<int> readOffset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  Pieces in(text);
  const bool west = in.take("-");
  if (!west && !in.take("+")) return std::nullopt;
  const int hours = in.digits(2, 2);
  in.take(":");
  const int minutes = in.digits(2, 2);
  if (!in.done() || hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return std::nullopt;
  return (west ? -1 : 1) * (hours * 60 + minutes);
}

std::optional<MomentText> readMoment(std::string_view cell, DateForm form) {
  const std::string text = plain(cell);
  Pieces in(text);
  MomentText out;
  const auto date = takeDate(in, form);
  if (!date) return std::nullopt;
  out.date = *date;
  if (in.done()) return out;
  if (!in.takeAny({"T", " ", "_"}) && form != DateForm::chinese) return std::nullopt;
  in.blanks();
  const auto time = takeTime(in);
  if (!time) return std::nullopt;
  out.time = *time;
  in.blanks();
  if (!in.done()) {
    if (!readOffset(in.rest())) return std::nullopt;
    out.offset = std::string(in.rest());
  }
  return out;
}

core::Outcome<core::Instant> instantOf(const MomentText& moment, std::optional<int> zoneMinutes, const core::Calendar& calendar) {
  const auto point = moment.time.find('.');
  std::int64_t micros = 0;
  if (point != std::string::npos) {
    std::string digits = moment.time.substr(point + 1);
    digits.resize(6, '0');
    micros = std::stoll(digits);
  }
  const std::string local = moment.date + "T" + moment.time.substr(0, point);
  if (!moment.offset.empty()) zoneMinutes = readOffset(moment.offset);
  const auto whole = zoneMinutes ? core::parseInstant(local + "Z") : calendar.parseLocal(local);
  if (!whole) return whole;
  return *whole - std::chrono::minutes(zoneMinutes.value_or(0)) + std::chrono::microseconds(micros);
}

}  // namespace muster::devices
