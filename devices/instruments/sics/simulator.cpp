#include <algorithm>

#include "devices/framing/line.h"
#include "devices/instruments/sics/codec.h"
#include "devices/instruments/sics/driver.h"
#include "devices/simulation/question_simulator.h"

namespace muster::devices::sics {
namespace {

class SicsSimulator : public QuestionSimulator {
 public:
  explicit SicsSimulator(const SimulatedInstrument& what) : QuestionSimulator(what, cutLines(kEnds)) {}

 private:
  std::string one(const std::string& frame, Moment now) override { return answerTo(std::string(lineOf(frame, kEnds)), now) + "\r\n"; }

  core::Unit unit() const {
    return what_.model.channels.empty() ? core::Unit::kilogram : what_.model.channels.front().unit.value_or(core::Unit::kilogram);
  }
  core::Decimal seen(Moment now) const {
    return what_.apparatus.seen(core::Dimension::mass, unit(), unit() == core::Unit::gram ? 0 : 3, now).value_or(core::Decimal());
  }
  // At rest: it has not changed by more than two digits for a third of a second.
  bool rests(Moment now) const {
    for (const auto before : {std::chrono::milliseconds(100), std::chrono::milliseconds(200), std::chrono::milliseconds(300)}) {
      if ((seen(now) - seen(now - before)).abs() > core::Decimal(2, unit() == core::Unit::gram ? 0 : 3)) return false;
    }
    return true;
  }

  std::string answerTo(const std::string& question, Moment now) {
    if (question == "I4" || question == "@") return "I4 A \"" + what_.serial + "\"";
    if (question == "I3") return "I3 A \"1.00 SIM\"";
    if (question == "S" || question == "SI") {
      if (what_.overRange) return "S +";
      if (question == "S" && !rests(now)) return "S I";  // in truth only after its own time for waiting
      std::string digits = (seen(now) - zero_).text();
      digits.insert(0, 10 - std::min<std::size_t>(10, digits.size()), ' ');
      return std::string(rests(now) ? "S S " : "S D ") + digits + " " + std::string(core::symbolOf(unit()));
    }
    if (question == "Z") {
      if (what_.overRange) return "Z +";
      if (!rests(now)) return "Z I";
      zero_ = seen(now);
      return "Z A";
    }
    return "ES";
  }

  core::Decimal zero_;
};

}  // namespace

std::unique_ptr<Simulator> simulator(const SimulatedInstrument& what) { return std::make_unique<SicsSimulator>(what); }

}  // namespace muster::devices::sics
