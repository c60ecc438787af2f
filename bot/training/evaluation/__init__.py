"""The parts of `clinicbot evaluate`: sets, what was made of them, figures, bars, tables, gate."""
