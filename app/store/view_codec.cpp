#include "app/store/view_codec.h"

#include "app/store/store_error.h"
#include "core/journal/codec.h"
#include "core/journal/fields_equipment.h"

namespace muster::core::codec {

template <>
struct Names<Severity> {
  static constexpr std::array<std::string_view, 2> list{"block", "warn"};
};
// "English", or ["English", "中文"].
template <>
struct Leaf<Text> {
  static void append(const Text& value, std::string& out) {
    if (value.zh.empty()) return appendText(value.en, out);
    out += '[';
    appendText(value.en, out);
    out += ',';
    appendText(value.zh, out);
    out += ']';
  }
  static bool read(JsonWalk& in, Text& value) {
    if (in.next() == '"') return in.text(value.en);
    return in.array() && in.element() && in.text(value.en) && in.element() && in.text(value.zh) && !in.element() && !in.bad();
  }
  static bool leftOut(const Text& value, const Text& normal) { return value == normal; }
};
template <>
struct Fields<Action> {
  static constexpr auto list = std::make_tuple(field("code", &Action::code), field("detail", &Action::detail), field("minutes", &Action::minutes),
                                               field("target", &Action::target), field("text", &Action::text));
};
template <>
struct Fields<Reason> {
  static constexpr auto list =
      std::make_tuple(field("code", &Reason::code), field("declared", &Reason::declared), field("lastDay", &Reason::lastDay),
                      field("order", &Reason::order), field("text", &Reason::text), field("toBeConfirmed", &Reason::toBeConfirmed));
};
// From, until and state have columns of their own.
template <>
struct Fields<Segment> {
  static constexpr auto list = std::make_tuple(field("next", &Segment::next), field("reasons", &Segment::reasons));
};
// ["step", "value", "si", "verdict", "calibrator"], the last two left out where they are empty: a page holds several tests.
template <>
struct Leaf<app::StepMeasured> {
  static void append(const app::StepMeasured& value, std::string& out) {
    const std::string verdict = value.verdict ? std::to_string(static_cast<int>(*value.verdict)) : "";
    char before = '[';
    for (const auto* one : {&value.step, &value.value, &value.si, &verdict, &value.calibrator}) {
      if (one == &verdict && verdict.empty() && value.calibrator.empty()) break;
      if (one == &value.calibrator && value.calibrator.empty()) break;
      out += before;
      appendText(*one, out);
      before = ',';
    }
    out += ']';
  }
  static bool read(JsonWalk& in, app::StepMeasured& value) {
    std::string verdict;
    std::string* const all[] = {&value.step, &value.value, &value.si, &verdict, &value.calibrator};
    std::size_t read = 0;
    if (!in.array()) return false;
    while (in.element()) {
      if (read == std::size(all) || !in.text(*all[read++])) return false;
    }
    if (!verdict.empty()) value.verdict = static_cast<Verdict>(verdict[0] - '0');
    return !in.bad();
  }
  static bool leftOut(const app::StepMeasured&, const app::StepMeasured&) { return false; }
};
template <>
struct Fields<Due> {
  static constexpr auto list = std::make_tuple(
      field("by", &Due::by), field("chosen", &Due::chosen), field("count", &Due::count), field("declared", &Due::declared), field("doBy", &Due::doBy),
      field("lastDay", &Due::lastDay), field("lastDone", &Due::lastDone), field("minutes", &Due::minutes), field("note", &Due::note),
      field("plan", &Due::plan), field("severity", &Due::severity), field("startBy", &Due::startBy), field("title", &Due::title),
      field("toBeConfirmed", &Due::toBeConfirmed), field("unit", &Due::unit), field("warnFrom", &Due::warnFrom));
};

}  // namespace muster::core::codec

namespace muster::app {
namespace {

template <typename T>
std::string textOf(const T& value) {
  std::string text;
  text.reserve(512);
  core::codec::append(value, text);
  return text;
}

template <typename T>
T read(std::string_view text) {
  T value;
  const auto good = core::codec::readWhole(text, value, "view");
  if (!good) throw StoreError(StoreError::Kind::damaged, "a view row does not read: " + core::english(good.problems().front()) + " (muster rebuild)");
  return value;
}

}  // namespace

std::string segmentDetail(const core::Segment& segment) { return textOf(segment); }

void readSegmentDetail(std::string_view detail, core::Segment& segment) {
  auto read = app::read<core::Segment>(detail);
  segment.reasons = std::move(read.reasons), segment.next = std::move(read.next);
}

std::string dueDetail(const core::Due& due) { return textOf(due); }
core::Due readDue(std::string_view detail) { return read<core::Due>(detail); }
std::string placeText(const core::Place& place) { return textOf(place); }
core::Place readPlace(std::string_view text) { return read<core::Place>(text); }

std::string stepsText(const std::vector<StepMeasured>& steps) { return textOf(steps); }
std::vector<StepMeasured> readSteps(std::string_view text) { return read<std::vector<StepMeasured>>(text); }

std::int64_t dayNumber(core::Date date) { return std::chrono::sys_days(date).time_since_epoch().count(); }

}  // namespace muster::app
