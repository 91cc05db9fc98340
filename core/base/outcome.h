// Outcome<T>: a value, or the problems that kept it from being one.
//
// Bad input is never an exception here: a file line, a typed field or a rule that cannot be used comes back as
// problems that say where, why and what to do next. A broken world (disk, memory) is an exception. Values only; no threads.
#pragma once

#include <stdexcept>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/problem.h"

namespace muster::core {

template <typename T>
class [[nodiscard]] Outcome {
 public:
  Outcome(T value) : held_(std::move(value)) {}
  Outcome(Problem problem) : held_(Problems{std::move(problem)}) {}
  Outcome(Problems problems) : held_(std::move(problems)) {}

  bool ok() const { return std::holds_alternative<T>(held_); }
  explicit operator bool() const { return ok(); }

  // The value; calling it on a refusal is a programming error and throws std::logic_error with the first problem.
  const T& value() const& { return require(), std::get<T>(held_); }
  T& value() & { return require(), std::get<T>(held_); }
  T&& value() && { return require(), std::get<T>(std::move(held_)); }
  const T* operator->() const { return &value(); }
  const T& operator*() const& { return value(); }

  // The problems; empty when ok().
  const Problems& problems() const {
    static const Problems kNone;
    return ok() ? kNone : std::get<Problems>(held_);
  }

 private:
  void require() const {
    if (!ok()) throw std::logic_error("Outcome holds no value: " + english(std::get<Problems>(held_).front().text));
  }
  std::variant<T, Problems> held_;
};

struct Nothing {};  // Outcome<Nothing>: nothing to hand back, but it may have been refused

}  // namespace muster::core
