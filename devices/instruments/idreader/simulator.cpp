#include "devices/framing/line.h"
#include "devices/instruments/idreader/codec.h"
#include "devices/instruments/idreader/driver.h"

namespace muster::devices::idreader {
namespace {

constexpr Moment kEvery = std::chrono::milliseconds(400);

// One tag lies before it, or one label is shown again and again. Beyond its range nothing is.
class IdReaderSimulator : public Simulator {
 public:
  explicit IdReaderSimulator(const SimulatedInstrument& what) : what_(what), manner_(mannerOf(what.model)), questions_(cutLines(kEnds)) {}

  std::string answer(std::string_view bytes, Moment) override {
    if (!manner_.asked) return {};
    questions_.push(bytes);
    std::string answers;
    while (const auto frame = questions_.next()) {
      const auto question = lineOf(*frame, kEnds);
      answers += (question == "GT" ? tag() : question == "VER" ? "SIMULATED V1.0" : std::string("\x15 #00")) + "\r";
    }
    return answers;
  }

  std::string unasked(Moment now) override {
    if (manner_.asked || now < due_) return {};
    due_ = now + kEvery;
    if (manner_.tags) return tag() + "\r\n";
    if (what_.overRange) return {};
    const std::string separator = manner_.separator.empty() ? "\x1D" : manner_.separator;
    return "]C1"
           "0109521234543213"
           "17270300"
           "10LOT7" +
           separator + "21" + what_.serial + "\r\n";
  }

 private:
  std::string tag() const {
    if (what_.overRange) return "No Read";
    std::string number = "E004015012AB34CD";
    if (manner_.digits != 0) number = number.substr(0, manner_.digits);
    return manner_.reversed ? tagOf(number, true).value() : number;
  }

  SimulatedInstrument what_;
  Manner manner_;
  FrameBuffer questions_;
  Moment due_{0};
};

}  // namespace

std::unique_ptr<Simulator> simulator(const SimulatedInstrument& what) { return std::make_unique<IdReaderSimulator>(what); }

}  // namespace muster::devices::idreader
