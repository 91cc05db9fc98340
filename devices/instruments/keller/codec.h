// The Keller bus in words: initialise, serial number, value of a channel, set zero. Facts, sources and how sure they are: notes.md. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/outcome.h"
#include "devices/framing/keller.h"
#include "devices/instruments/measured.h"

namespace muster::devices::keller {

enum Function { initialise = 48, serialNumber = 69, readValue = 73, setZero = 95 };

// Its channels by number; the name is what `wire` of a channel says.
enum Signal { ch0 = 0, p1 = 1, p2 = 2, t = 3, tob1 = 4, tob2 = 5 };
std::optional<Signal> signalNamed(std::string_view name);  // "P1"
std::optional<core::Unit> unitOf(Signal signal);           // bar, °C; of the calculated channel only its model knows

bool answers(std::string_view frame, int address, Function function);  // the answer to this function, or its exception
int exceptionOf(const Message& answer);                                // 0: none
core::Problem exceptionSaid(int code);
constexpr int kNotInitialised = 32;

std::string firmwareOf(const Message& initialised);  // "5.20-12.28"
std::string serialOf(const Message& answer);

// A flag where the instrument says that there is no value: a status bit that concerns the channel, NaN or an infinite number.
struct Value {
  std::optional<core::Decimal> number;
  core::ReadingFlag flag = core::ReadingFlag::sensorLost;  // without a number
  std::string typed;
};
core::Outcome<Value> valueOf(const Message& answer, Signal signal);  // refuses "not-understood": no number that can be kept

// The command of F95 that makes the present value of this channel zero; nothing for a temperature.
std::optional<int> zeroCommand(Signal signal);

}  // namespace muster::devices::keller
