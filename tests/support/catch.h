// One include for Catch2 2.13 (Debian 12) and 3: the newer names, on both.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
namespace Catch {
using Detail::Approx;
namespace Matchers {
inline auto ContainsSubstring(const std::string& text, CaseSensitive::Choice sensitivity = CaseSensitive::Yes) { return Contains(text, sensitivity); }
}  // namespace Matchers
}  // namespace Catch
#endif
