#include "devices/instruments/keller/codec.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>

namespace muster::devices::keller {
namespace {

using core::msg;

constexpr std::array<std::string_view, 6> kSignals{"CH0", "P1", "P2", "T", "TOB1", "TOB2"};

// The status byte: a bit for each channel by its number, then the analogue output, which does not concern us, and /STD: still powering up.
constexpr int bitOf(Signal signal) { return 1 << signal; }
constexpr int kPoweringUp = 0x80;
constexpr int kInvalid = kPoweringUp | bitOf(tob1) | bitOf(p1);  // as the maker's text has it for P1; here for every channel
static_assert(kInvalid == 0b10010010);

constexpr int concerns(Signal signal) {
  return kInvalid | bitOf(signal) | (signal == p2 ? bitOf(tob2) : 0) | (signal == ch0 ? bitOf(p2) | bitOf(tob2) : 0);
}

int byteAt(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

std::uint32_t bigEndian(std::string_view bytes) {
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < 4; ++i) bits = bits << 8 | static_cast<std::uint32_t>(byteAt(bytes, i));
  return bits;
}

}  // namespace

std::optional<Signal> signalNamed(std::string_view name) {
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    if (kSignals[i] == name) return static_cast<Signal>(i);
  }
  return std::nullopt;
}

std::optional<core::Unit> unitOf(Signal signal) {
  if (signal == ch0) return std::nullopt;
  return signal == p1 || signal == p2 ? core::Unit::bar : core::Unit::celsius;
}

bool answers(std::string_view frame, int address, Function function) {
  const Message message = messageOf(frame);
  return message.address == address && (message.function & 0x7F) == function;
}

int exceptionOf(const Message& answer) { return answer.function > 127 ? byteAt(answer.body, 0) : 0; }

core::Problem exceptionSaid(int code) {
  const auto said = [](core::Message text, core::Message remedy) { return core::Problem{"device-error", std::move(text), std::move(remedy), {}}; };
  if (code == 1)
    return said(msg("the transmitter does not do this, or not yet (Keller exception 1)"),
                msg("wait until it has been on for some seconds, then ask again; or type the readings"));
  if (code == 2) return said(msg("the transmitter has no such channel (Keller exception 2)"), msg("choose a model with the channels that it has"));
  if (code == kNotInitialised)
    return said(msg("the transmitter loses its settings while it is asked (Keller exception 32)"),
                msg("see to its power and its plug, then ask again; or type the readings"));
  return said(msg("the instrument refuses the question (error {code})", {{"code", std::to_string(code)}}),
              msg("see its display, then ask again; or type the readings"));
}

std::string firmwareOf(const Message& initialised) {
  char text[40];
  std::snprintf(text, sizeof text, "%d.%02d-%d.%02d", byteAt(initialised.body, 0), byteAt(initialised.body, 1), byteAt(initialised.body, 2),
                byteAt(initialised.body, 3));
  return text;
}

std::string serialOf(const Message& answer) { return std::to_string(bigEndian(answer.body)); }

core::Outcome<Value> valueOf(const Message& answer, Signal signal) {
  using Flag = core::ReadingFlag;
  const float value = std::bit_cast<float>(bigEndian(answer.body));
  const int status = byteAt(answer.body, 4) & concerns(signal);
  const auto number = decimalOf(value);
  std::string typed = std::isnan(value) ? "NaN" : std::isinf(value) ? (value > 0 ? "+INF" : "-INF") : number ? number->text() : "";
  if (status != 0) typed += " (status " + std::to_string(byteAt(answer.body, 4)) + ")";
  if (std::isinf(value)) return Value{std::nullopt, Flag::overRange, typed};
  if (std::isnan(value)) return Value{std::nullopt, Flag::sensorLost, typed};
  if (status == kPoweringUp) return Value{std::nullopt, Flag::unstable, typed};
  if (status != 0) return Value{std::nullopt, Flag::sensorLost, typed};
  if (!number)
    return core::Problem{"not-understood",
                         msg("the transmitter's value is no number that can be kept"),
                         msg("see that the model is the right one, or type the readings"),
                         {}};
  return Value{number, {}, typed};
}

std::optional<int> zeroCommand(Signal signal) {
  switch (signal) {
    case p1: return 0;
    case p2: return 2;
    case ch0: return 6;
    default: return std::nullopt;
  }
}

}  // namespace muster::devices::keller
